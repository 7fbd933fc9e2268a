------------------------------- MODULE MCResize -------------------------------
(* Instances of model M5. The configurations are derived from models.json.    *)
EXTENDS MCStatusWord, Resize
===============================================================================
