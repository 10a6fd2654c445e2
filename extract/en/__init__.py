"""The language pack of English: lexicons only; `extract.pack` reads them."""
