-------------------------------- MODULE Faults --------------------------------
(* Planted faults, as mutations of the table. Each has a configuration that     *)
(* must fail, with the property and the rows named in models.json.              *)
Change(part, name, field, value) == <<[part |-> part, name |-> name, field |-> field, value |-> value]>>
None == <<>>
===============================================================================
