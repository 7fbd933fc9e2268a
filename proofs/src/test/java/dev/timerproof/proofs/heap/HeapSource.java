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
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The methods of the runtime's heap, parsed from its source. */
final class HeapSource {
  private static final Path FILE =
      Path.of("..", "impl", "src", "main", "java", "dev", "timerproof", "runtime", "core")
          .resolve("TimerHeap.java");

  private HeapSource() {}

  static String text() throws IOException {
    return Files.readString(FILE);
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
