"""Panes and dialogs: functions of the state that their screen hands down."""
