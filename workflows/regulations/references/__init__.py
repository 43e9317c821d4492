"""References: what the words of an act point to, in the act itself and outside. Pure: text in, values out.

`grammar.find` reads one piece of wording; `resolving.resolve` reads a whole act and says where each reference leads.
"""
