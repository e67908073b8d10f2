"""The local web app: every command in the browser, for this machine only.

`server` opens it, `door` says who may come in, `shelf` keeps what was given and made, `crew` does
the work of seconds in processes of its own, `routes` answer; what they show stands in `templates`.
"""
