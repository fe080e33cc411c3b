"""Rules about rubrics and sheets that can be used but probably do not say what their author means."""
