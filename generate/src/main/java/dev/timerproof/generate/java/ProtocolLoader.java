package dev.timerproof.generate.java;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles generated sources in memory and loads them, together with the packages that use them,
 * separately from the classes of the running program.
 *
 * <p>The loader defines every class of the named packages anew, so that package-private access
 * works: from the compiled sources if they have it, else from the program's class file. All other
 * classes are shared with the program; so an interface that both sides use must not be in a named
 * package.
 */
public final class ProtocolLoader extends ClassLoader {
  private final Map<String, byte[]> compiled;
  private final Set<String> packages;
  private final UnaryOperator<byte[]> change;
  private final ClassLoader program;

  private ProtocolLoader(
      Map<String, byte[]> compiled,
      Set<String> packages,
      UnaryOperator<byte[]> change,
      ClassLoader program) {
    super(program);
    this.compiled = compiled;
    this.packages = packages;
    this.change = change;
    this.program = program;
  }

  /**
   * Compiles sources and makes a loader for them.
   *
   * @param sources texts by path, as {@link ProtocolGenerator#generate} gives them
   * @param anchors classes of the program whose jars or folders the sources are compiled against;
   *     their packages are loaded anew, and so is the generated one
   * @throws CompilationException if the sources do not compile
   * @throws IllegalStateException if this Java has no compiler
   */
  public static ProtocolLoader load(Map<String, String> sources, Class<?>... anchors) {
    return load(sources, UnaryOperator.identity(), anchors);
  }

  /**
   * As {@link #load(Map, Class[])}, for sources that call classes of the program which are not
   * loaded anew.
   *
   * @param callees classes whose jars or folders the sources are compiled against as well
   */
  public static ProtocolLoader load(
      Map<String, String> sources, List<Class<?>> callees, Class<?>... anchors) {
    Set<Path> classPath = classPath(anchors);
    callees.forEach(callee -> classPath.add(home(callee)));
    return load(sources, classPath, UnaryOperator.identity(), anchors);
  }

  /**
   * As {@link #load(Map, Class[])}, but each class is changed when it is loaded.
   *
   * @param change given a class file, returns the one to be loaded
   */
  public static ProtocolLoader load(
      Map<String, String> sources, UnaryOperator<byte[]> change, Class<?>... anchors) {
    return load(sources, classPath(anchors), change, anchors);
  }

  private static ProtocolLoader load(
      Map<String, String> sources,
      Set<Path> classPath,
      UnaryOperator<byte[]> change,
      Class<?>... anchors) {
    Set<String> packages = new LinkedHashSet<>();
    for (Class<?> anchor : anchors) {
      packages.add(anchor.getPackageName());
    }
    sources.keySet().forEach(path -> packages.add(packageOf(path)));
    ClassLoader program = anchors[0].getClassLoader();
    return new ProtocolLoader(
        compile(sources, classPath),
        packages,
        change,
        program == null ? getSystemClassLoader() : program);
  }

  /**
   * Compiles sources.
   *
   * @param sources texts by path
   * @param anchors classes whose jars or folders the sources are compiled against
   * @return class files by class name
   * @throws CompilationException if the sources do not compile
   * @throws IllegalStateException if this Java has no compiler
   */
  public static Map<String, byte[]> compile(Map<String, String> sources, Class<?>... anchors) {
    return compile(sources, classPath(anchors));
  }

  private static Set<Path> classPath(Class<?>... anchors) {
    Set<Path> classPath = new LinkedHashSet<>();
    for (Class<?> anchor : anchors) {
      classPath.add(home(anchor));
    }
    classPath.add(home(Nullable.class));
    return classPath;
  }

  private static String packageOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash).replace('/', '.');
  }

  private static Path home(Class<?> anchor) {
    CodeSource source = anchor.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(anchor + " comes from no jar or folder");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot open " + source.getLocation(), e);
    }
  }

  private static Map<String, byte[]> compile(Map<String, String> sources, Set<Path> classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("this Java has no compiler; run with a JDK, not a JRE");
    }
    StringWriter messages = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(new Source(path, text)));
    try (Output output =
        new Output(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
      output.files().setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      List<String> options = List.of("-proc:none", "-parameters", "-g");
      if (!compiler.getTask(messages, output, null, options, null, units).call()) {
        throw new CompilationException(messages.toString());
      }
      return output.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (!packages.contains(dot < 0 ? "" : name.substring(0, dot))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = compiled.get(name);
    if (bytes == null) {
      bytes = bytesOfProgram(name);
    }
    bytes = change.apply(bytes);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytesOfProgram(String name) throws ClassNotFoundException {
    try (InputStream in = program.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Takes the class files that the compiler writes. */
  private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Output(StandardJavaFileManager files) {
      super(files);
    }

    StandardJavaFileManager files() {
      return fileManager;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(className, bytes);
          return bytes;
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new HashMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }
}
