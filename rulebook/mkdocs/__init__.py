"""The only room that depends on MkDocs and Material."""
