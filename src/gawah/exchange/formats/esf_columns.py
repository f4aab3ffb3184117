"""The columns of the Events Standard Formats: the number of the field, then its micro-thesaurus.

A column that ends in ``_mt4`` has the code of the column before it in that list. What has no number is
gawah's: links, and what the standard cannot say.
"""

from __future__ import annotations

TABLES: dict[str, tuple[str, ...]] = {
    "events": (
        "event_record_number_101", "event_title_102", "geographical_term_111", "local_geographical_area_112",
        "initial_date_113", "initial_date_113_type", "final_date_114", "final_date_114_type", "date_edtf",
        "violation_index_152_mt2", "rights_affected_153_mt3", "location_173", "location_precision",
    ),
    "persons": (
        "person_record_number_901", "counting_unit_902", "name_903", "sex_915", "occupation_922",
        "group_description_930", "number_of_persons_931", "number_as_told",
    ),
    "acts": (
        "act_record_number", "event", "victim", "type_of_act_2109", "type_of_act_2109_mt4", "type_of_act_fit",
        "initial_date_2111", "initial_date_2111_type", "final_date_2121", "final_date_2121_type", "date_edtf",
        "stated_reason_2113", "method_2114", "age_2118", "status_at_end_2123", "status_at_end_2123_mt25",
    ),
    "involvements": (
        "involvement_record_number", "event", "act", "perpetrator", "type_of_perpetrator_2412",
    ),
    "information": (
        "information_record_number", "event", "source", "title", "date_of_material_2511", "url", "sha256",
    ),
    "interventions": (
        "intervention_record_number", "event", "date_2611", "parties_requested_2612", "response_2613",
        "response_2613_mt27", "words",
    ),
}  # fmt: skip
"""By the name of the table."""
LINKS = {
    "acts": {"event": "events", "victim": "persons"},
    "involvements": {"event": "events", "act": "acts", "perpetrator": "persons"},
    "information": {"event": "events", "source": "persons"},
    "interventions": {"event": "events"},
}
"""Which column points to which table: to what stands in its first column."""
