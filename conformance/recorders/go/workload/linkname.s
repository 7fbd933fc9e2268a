// Lets the compiler accept functions that are declared here and defined in package runtime.
