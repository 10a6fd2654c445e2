"""The language pack of German: lexicons only; `extract.pack` reads them."""
