"""Text in, models out: documents, findings and rubrics that extend others."""
