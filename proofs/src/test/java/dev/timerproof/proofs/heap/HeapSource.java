package dev.timerproof.proofs.heap;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The methods of the runtime's heap, parsed from its source, and those of a compaction: the
 * generated walk, and the methods of a P that it calls, whose names begin with {@link #P}.
 */
final class HeapSource {
  /** The prefix of a P's methods, as the walk calls them. */
  static final String P = "pp.";

  private static final String WALK = "clearDeletedTimers";
  private static final Set<String> OF_P = Set.of("keep", "place", "truncate");
  private static final Path CORE = Path.of("java", "dev", "timerproof", "runtime", "core");

  private HeapSource() {}

  /** The text of the heap's class. */
  static String text() throws IOException {
    return text("siftup");
  }

  /** The text of the class that has the method. */
  static String text(String method) throws IOException {
    Path source = Path.of("..", "impl", "src");
    if (method.equals(WALK)) {
      return Files.readString(
          source.resolve("generated").resolve(CORE).resolve("TimerProtocol.java"));
    }
    String name = method.startsWith(P) ? "Processor.java" : "TimerHeap.java";
    return Files.readString(source.resolve("main").resolve(CORE).resolve(name));
  }

  /** All methods with contracts, after replacing the text of the class of one of them. */
  static Map<String, MethodTree> with(String method, String text) throws IOException {
    Map<String, MethodTree> all = new LinkedHashMap<>();
    for (String of : List.of("siftup", P, WALK)) {
      boolean changed = text(of).equals(text(method));
      methods(changed ? text : text(of))
          .forEach(
              (name, tree) -> {
                if (of.equals(P) && OF_P.contains(name)) {
                  all.put(P + name, tree);
                } else if (of.equals("siftup") || (name.equals(WALK) && of.equals(WALK))) {
                  all.put(name, tree);
                }
              });
    }
    return all;
  }

  /** All methods with contracts. */
  static Map<String, MethodTree> all() throws IOException {
    return with(WALK, text(WALK));
  }

  static Map<String, MethodTree> methods(String text) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///TimerHeap.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, List.of(file));
    Map<String, MethodTree> methods = new LinkedHashMap<>();
    for (CompilationUnitTree unit : task.parse()) {
      for (Tree type : unit.getTypeDecls()) {
        for (Tree member : ((ClassTree) type).getMembers()) {
          if (member instanceof MethodTree method) {
            methods.put(method.getName().toString(), method);
          }
        }
      }
    }
    return methods;
  }
}
