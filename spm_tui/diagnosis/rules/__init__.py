"""The rules by theme, a module or two each; `diagnosis/rule_table.py` lists them all.

Nothing is imported here: the first diagnosis imports the rules on a thread while screens import some of them,
and a package that imports its own modules would have each wait for what the other is importing.
"""
