"""The Russian of an amending order: instructions become the sentences that a lawyer would have written. Pure.

«Методические рекомендации по юридико-техническому оформлению законопроектов» (Аппарат Госдумы, 2021).
"""

from workflows.regulations.amending.wording.names import Names
from workflows.regulations.amending.wording.punctuation import ended
from workflows.regulations.amending.wording.quotes import quoted
from workflows.regulations.amending.wording.sentences import sentence
from workflows.regulations.amending.wording.subclauses import Subclause, grouped, subclauses, written_out

__all__ = ["Names", "Subclause", "ended", "grouped", "quoted", "sentence", "subclauses", "written_out"]
