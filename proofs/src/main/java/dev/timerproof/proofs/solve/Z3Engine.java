package dev.timerproof.proofs.solve;

import com.microsoft.z3.Context;
import com.microsoft.z3.Global;
import com.microsoft.z3.Native;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;

/** The solver Z3, by its Java API. */
final class Z3Engine implements Engine {
  Z3Engine(int limitMillis) {
    Global.setParameter("timeout", Integer.toString(limitMillis));
  }

  @Override
  public String version() {
    return Version.getFullVersion();
  }

  @Override
  public String run(String script) {
    try (Context context = new Context()) {
      return Native.evalSmtlib2String(context.nCtx(), script);
    } catch (Z3Exception e) {
      // If Z3's output has an error, Z3 throws an exception whose message is the output.
      return String.valueOf(e.getMessage());
    }
  }
}
