package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.InputStream;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.VarHandleDesc;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The fields that the library reaches by name are in the metadata of GraalVM native image, and no
 * others.
 */
class NativeImageMetadataTest {
  private static final String METADATA =
      "/META-INF/native-image/dev.timerproof/timerproof-runtime/reachability-metadata.json";

  /** A type of the library with the list of its fields. */
  private static final Pattern TYPE =
      Pattern.compile("\"type\": \"(dev\\.timerproof\\.[\\w.$]+)\",\\s*\"fields\": \\[([^]]*)]");

  private static final Pattern NAME = Pattern.compile("\"name\": \"(\\w+)\"");

  private static SortedSet<String> declared() throws Exception {
    TreeSet<String> fields = new TreeSet<>();
    try (InputStream in = TimerRuntime.class.getResourceAsStream(METADATA)) {
      assertNotNull(in, METADATA);
      Matcher type = TYPE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (type.find()) {
        NAME.matcher(type.group(2))
            .results()
            .forEach(f -> fields.add(type.group(1) + "." + f.group(1)));
      }
    }
    return fields;
  }

  /** The fields behind the static {@link VarHandle}s of all classes of the library. */
  private static SortedSet<String> used() throws Exception {
    Path root =
        Path.of(TimerRuntime.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root.resolve("dev/timerproof/runtime"))) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    TreeSet<String> fields = new TreeSet<>();
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
      if (name.endsWith("package-info")) {
        continue;
      }
      Class<?> type = Class.forName(name, false, TimerRuntime.class.getClassLoader());
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == VarHandle.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          VarHandle handle = (VarHandle) field.get(null);
          VarHandleDesc described = handle.describeConstable().orElseThrow();
          fields.add(handle.coordinateTypes().get(0).getName() + "." + described.constantName());
        }
      }
    }
    return fields;
  }

  @Test
  void fieldsReachedByName_areInTheMetadata() throws Exception {
    assertEquals(used(), declared());
  }
}
