package dev.timerproof.proofs.solve;

import java.util.Locale;

/**
 * The kind of machine that native libraries are looked up for.
 *
 * @param system linux, osx or windows
 * @param intel whether it is x86 with 64 bits
 * @param machine the JVM's name for the processor
 */
record Platform(String system, boolean intel, String machine) {
  /** The machine that this JVM runs on, as its system properties say. */
  static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system =
        name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "osx" : "linux";
    return new Platform(system, machine.equals("amd64") || machine.equals("x86_64"), machine);
  }

  /** The file name of a native library on this machine. */
  String file(String library) {
    return switch (system) {
      case "windows" -> library + ".dll";
      case "osx" -> "lib" + library + ".dylib";
      default -> "lib" + library + ".so";
    };
  }

  /** The resource name of Z3's library for this machine; the class path may lack it. */
  String ofZ3() {
    String name = system.equals("windows") ? "libz3java.dll" : file("z3java");
    return "/com/microsoft/z3/" + system + "/" + (intel ? "amd64" : machine) + "/" + name;
  }

  /** The resource name of cvc5's library for this machine; the class path may lack it. */
  String ofCvc5() {
    return "/cvc5-libs/" + system + "/" + (intel ? "x86_64" : machine) + "/" + file("cvc5jni");
  }
}
