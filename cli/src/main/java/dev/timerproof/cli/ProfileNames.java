package dev.timerproof.cli;

import dev.timerproof.evidence.layer.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The profiles as options have them. */
final class ProfileNames extends ArrayList<String> implements ITypeConverter<Profile> {
  private static final long serialVersionUID = 1;

  ProfileNames() {
    super(names());
  }

  private static List<String> names() {
    return Stream.of(Profile.values()).map(Profile::label).toList();
  }

  @Override
  public Profile convert(String text) {
    return Stream.of(Profile.values())
        .filter(p -> p.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "unknown profile " + text + "; there are: " + String.join(", ", names())));
  }
}
