"""Papers of citizens' appeals (59-ФЗ) from plain values: facts → HTML → PDF. They ask no database and know no models."""
