"""English words of the handbook."""

WORDS: dict[str, str] = {
    "guide_title": "Handbook for observers: {title} {edition}",
    "guide_lead": "With these pages and a phone one can observe a mini-program and work out its total without "
    "software.",
    "guide_part": "This is a part of the whole: {names}. Questions keep their numbers, so that parts that several "
    "people observe fit together.",
    "guide_contents": "Contents",
    # what is judged
    "guide_judged": "What is judged",
    "guide_formula_mean": "The total is the weighted mean of {nodes}, from {from_} to {to}; each dimension is made of "
    "the criteria below it.",
    "guide_formula_geometric": "The total is the weighted geometric mean of {nodes}, from {from_} to {to}: where one "
    "is 0, so is the total.",
    "guide_formula_weakest": "The total is the weakest of {nodes}, from {from_} to {to}.",
    "guide_formula_node": "{title} ({share})",
    "guide_head_dimension": "Dimension",
    "guide_head_combine": "Combined as",
    "guide_head_criteria": "Criteria",
    "guide_head_questions": "Questions",
    # how to proceed
    "guide_proceed": "How to proceed",
    "guide_step_head": "Head the answer form with the program and its version, the day, and who observes.",
    "guide_step_attributes": "Write these attributes of the program too: whether some criteria apply rests on them: "
    "{names}.",
    "guide_step_first": "Look first at what settles most: {names}. Then go by number; note what you meet on the way.",
    "guide_step_evidence": "With every answer note the evidence at once: which page, which step, which screenshot, "
    "which day. Nobody can check a yes without evidence, and the report lists it.",
    "guide_step_unknown": "Where you did not look or cannot tell, write unknown or leave it blank. Unknown is not "
    "level 0 and not a no: it only widens the bounds. Write no and level 0 for what you looked at and found to be so.",
    "guide_step_judged": "Judged criteria: read the anchors of all levels and choose the highest that is true in "
    "full; where half of it is true, choose the level below.",
    "guide_step_derived": "Criteria from facts: answer the facts only; the level is read off the table, not judged.",
    "guide_step_not_applicable": "Only these criteria may be answered with not applicable, always with a reason: "
    "{names}. Badly done is not the same as not applicable.",
    "guide_step_no_not_applicable": "No criterion here may be answered with not applicable.",
    "guide_step_override": "Where the level that the table gives is plainly not what is seen, it may be set by hand, "
    "with a reason; the report says so.",
    "guide_step_alone": "Several observers of one program each work alone and compare when all have handed in; nobody "
    "changes answers for the sake of the total.",
    "guide_step_return": "When done, type the form into a sheet (rubric sheet new asks in the same order), or work "
    "out the total by hand as shown below.",
    # questions
    "guide_questions": "What to observe",
    "guide_questions_note": "In square brackets stands the id, which a sheet needs.",
    "guide_gates_only": "For gates only",
    "guide_question": "{title} [{id}]",
    "guide_answer_yes_no": "answer: yes / no",
    "guide_answer_count": "answer: a whole number from 0 up",
    "guide_answer_number": "answer: a number",
    "guide_answer_choice": "choose one:",
    "guide_answer_level": 'answer: level 0 to {top}; the anchors stand under the criterion "{title}"',
    "guide_answer_applies": "answer only whether it applies; other questions give the level. Not applicable needs a "
    "reason",
    "guide_range": "{text}, {low} to {high}",
    "guide_option": "{text} [{id}]",
    "guide_used_by": "used by: {names}",
    # criteria
    "guide_criteria": "Criteria and anchors",
    "guide_weight": "weight {weight}, {share} of the total",
    "guide_weight_sum": "weight is the sum of what is below, {share} of the total",
    "guide_weight_none": "weight 0: shown, not scored",
    "guide_combined": "what is below is combined as {combine}",
    "guide_about": "[{id}] {text}",
    "guide_rests_on": "questions: {names}",
    "guide_judged_rule": "Judged: the highest level that is true in full.",
    "guide_derived_rule": "From the table: the highest level whose condition holds; level 0 where none does.",
    "guide_head_level": "Level",
    "guide_head_points": "Points",
    "guide_head_anchor": "Anchor: what is seen",
    "guide_head_when": "Condition",
    "guide_head_number": "Number",
    "guide_head_part": "Part",
    "guide_head_worth": "Worth",
    "guide_floor": "none of the others holds",
    "guide_yes_no_met": "met: {condition}",
    "guide_yes_no_missed": "not met",
    "guide_number_rule": 'Look up "{title}"; between two rows in proportion, beyond the ends as at the end.',
    "guide_curve_rule": 'Look up "{title}" on the curve: {p10} gives 90, {median} gives 50, lower is better; between '
    "two rows roughly in proportion.",
    "guide_checklist_rule": "Add up the points of the parts that are there.",
    "guide_checklist_out_of": "Add up what the parts that are there are worth, hold it between 0 and {out_of}, divide "
    "by {out_of} and multiply by 100.",
    "guide_like_level": "example of level {level}: {text}",
    "guide_effort": "effort per step up: {effort}",
    # gates, bands, verdict
    "guide_gates_rule": "A broken gate caps the score, however high it is. One that could not be settled lowers "
    "nothing, but keeps the verdict provisional.",
    "guide_gate_when": "broken when: {condition}",
    "guide_bands": "Bands and verdict",
    "guide_bands_rule": "The highest band that the total reaches and whose requirements are met; the edge itself "
    "counts.",
    "guide_no_bands": "This rubric has no bands; the total is all it reports.",
    "guide_head_from": "From",
    "guide_head_requires": "Also requires",
    "guide_minimum": "There is no verdict when coverage (the weight of the answered criteria) is below {minimum}.",
    "guide_verdict_final": "Coverage suffices, and no gate that could change the result is open.",
    "guide_verdict_provisional": "Coverage suffices, but a gate is not settled, a dimension has less than {minimum} "
    "coverage, or one that a band requires has no score yet.",
    "guide_verdict_withheld": "Coverage is below {minimum}: bounds and coverage are told, no band.",
    "guide_verdict_unscorable": "No criterion has an answer, or none applies.",
    # the total by hand
    "guide_by_hand": "How the total is worked out",
    "guide_hand_leaf": "Each criterion first gets 0 to 100 points: levels, yes or no, numbers and check lists are "
    "looked up in the tables of the criteria.",
    "guide_hand_skip": "Criteria that are unknown, not applicable or out of scope are left out, and their weight goes "
    "to the others beside them; weight 0 does not count.",
    "guide_hand_mean": "Weighted mean: add up weight × points and divide by the sum of the weights, for a dimension "
    "and again for the total.",
    "guide_hand_other": 'Where it says "the weakest", take the lowest; where it says "geometric mean", multiply the '
    "points raised to their weights and take the root of the sum of the weights.",
    "guide_hand_bounds": "Bounds: the total once with everything unknown at its lowest, once at its highest. A score "
    "outside them is held at the nearer end.",
    "guide_hand_cap": "Gates come last: a broken one holds score and bounds at its cap; one that is not settled holds "
    "only the lower bound.",
    "guide_hand_scale": "The reported total = {from_} + {width} × points ÷ 100; bands, caps and requirements are on "
    "that scale.",
    "guide_example": "An example",
    "guide_example_note": "Suppose that of some program only these questions are answered. The numbers come from the "
    "scorer, rounded down to two decimals.",
    "guide_example_known": "What is known scores {score} points; with the unknown at its lowest and highest it is "
    "{low} to {high}; coverage {coverage}.",
    "guide_head_question": "Question",
    "guide_head_answer": "Answer",
    "guide_head_evidence": "Evidence: where seen, screenshot, reason",
    "guide_head_criterion": "Criterion",
    "guide_head_outcome": "Outcome",
    "guide_level": "level {level}",
    "guide_level_text": "level {level}: {text}",
    "guide_sum_mean": "{title} = ({parts}) ÷ {weights} = {score}",
    "guide_sum_weakest": "{title} = the lowest of {parts} = {score}",
    "guide_sum_geometric": "{title} = the root of degree {weights} of ({parts}) = {score}",
    "guide_sum_one": "{title} = {part} = {score}",
    "guide_product": "{weight} × {score}",
    "guide_power": "{score} to the power {weight}",
    "guide_sum_held": "{title}: held inside what is still possible and below its caps, {score}",
    "guide_sum_scale": "reported total = {from_} + {width} × {points} ÷ 100 = {score}",
    # what is switched off, sources, words
    "guide_off": "Switched off",
    "guide_off_line": "{title} [{id}]: {text}",
    "guide_sources": "Sources",
    "guide_words": "Words",
    "guide_head_word": "Word",
    "guide_head_meaning": "Meaning",
    "guide_word_rubric": "rubric",
    "guide_word_dimension": "dimension, group",
    "guide_word_criterion": "criterion",
    "guide_word_scale": "scale",
    "guide_word_level": "level, anchor",
    "guide_word_fact": "fact",
    "guide_word_gate": "gate",
    "guide_word_band": "band",
    "guide_word_edition": "edition",
    "guide_word_sheet": "sheet",
    "guide_word_answer": "answer",
    "guide_word_evidence": "evidence, source",
    "guide_word_weight": "weight",
    "guide_word_coverage": "coverage",
    "guide_word_bounds": "bounds",
    "guide_word_scope": "out of scope",
    "guide_word_override": "override",
    "guide_means_rubric": "the way of rating that this handbook tells: dimensions, criteria, facts, gates, bands",
    "guide_means_dimension": "combines the criteria below it into one score; dimensions are the top ones",
    "guide_means_criterion": "the smallest thing that is scored, 0 to 100 points",
    "guide_means_scale": "how a criterion turns answers into points: levels, yes or no, a number, a check list",
    "guide_means_level": "a step of a criterion; the text that describes what is seen at that step",
    "guide_means_fact": "something that can be seen and asked plainly; criteria are computed from it",
    "guide_means_gate": "a rule that caps the score when broken, a platform rule for example",
    "guide_means_band": "a named range of totals",
    "guide_means_edition": "the version of the rubric's content; scores of different editions are not compared",
    "guide_means_sheet": "one observer's answers about one program at one time",
    "guide_means_answer": "what a sheet says about a fact or a judged criterion",
    "guide_means_evidence": "why one may believe an answer; the document or place it comes from",
    "guide_means_weight": "how heavy something is beside its neighbours: 2 counts twice as much as 1",
    "guide_means_coverage": "the share of the weight that has been answered, of what applies",
    "guide_means_bounds": "the total with everything unknown at its lowest, and at its highest",
    "guide_means_scope": "the condition of a criterion does not hold, so the rubric does not ask it",
    "guide_means_override": "a level that an observer sets against the rule, with a reason",
    # the form
    "guide_form": "Answer form",
    "guide_form_note": "One question a row; tick a box or write the number. Go on overleaf with the number of the "
    "question.",
    "guide_form_program": "Program (version)",
    "guide_form_observed": "Day",
    "guide_form_observer": "Observer",
    "guide_box": "□\u00a0{text}",
    "guide_box_unknown": "□\u00a0unknown",
    "guide_box_applies": "□\u00a0applies",
    "guide_box_not_applicable": "□\u00a0not\u00a0applicable",
    "guide_blank": "______",
    "guide_provenance": "Where this handbook comes from",
}
