"""The panel for those who watch the acts that ours cite."""

from functools import cached_property

from portal.desk import addresses
from portal.desk.rows import Panel, Row
from workflows.printing.words import long_date
from workflows.regulations.models import ExternalAct
from workflows.regulations.reference_queries import to_check, to_review


class CitedActs(Panel):
    """Provisions to look through after a change, and acts whose day of review has passed. Lawyers see all, owners their own."""

    name, order = "cited-acts", 55
    heading = "Проверьте пункты"
    empty = "Проверять нечего. Пункт появляется здесь, когда внешний акт, на который он ссылается, отмечен изменённым."

    def is_shown(self) -> bool:
        return self._is_keeper or bool(self.rows()) or ExternalAct.objects.filter(owner=self.desk.user).exists()

    def rows(self) -> list[Row]:
        return list(self._rows)

    @property
    def _is_keeper(self) -> bool:
        return self.desk.has("regulations.change_externalact")

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        overdue = to_check(self.desk.user, on=self.desk.on, everything=self._is_keeper)
        reviews = to_review(self.desk.user, everything=self._is_keeper)
        return (
            *(
                Row(
                    title=str(act),
                    note=f"Проверить, не изменился ли акт, нужно было до {long_date(act.review_on)}",
                    verb="Проверить акт",
                    address=addresses.of_cited_act(act),
                    is_urgent=True,
                )
                for act in overdue
                if act.review_on
            ),
            *(
                Row(
                    title=f"{review.regulation.short_title}, {review.place}",
                    note=f"{review.act}: {review.get_state_display()} с {long_date(review.changed_on)}",
                    verb="Проверить пункт",
                    address=addresses.of_review(review),
                )
                for review in reviews
            ),
        )
