"""The report: one HTML file that holds what a warehouse knows of some articles, and the pages to look at it.

`scope` chooses the articles, `data` asks the warehouse for their rows (`queries/`, and `marks/` for what the text of an article
marks), `columns` packs rows, and `html` puts them into the page (`page/`). The pages are drawn in the browser, each when it is
looked at; the file asks no network for anything.
"""
