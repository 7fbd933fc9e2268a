package dev.timerproof.cli;

import dev.timerproof.evidence.layer.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of the option for the profile. */
final class ProfileNames extends Choices<Profile> {
  private static final long serialVersionUID = 1;

  ProfileNames() {
    super("profile", byLabel());
  }

  private static Map<String, Profile> byLabel() {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    for (Profile profile : Profile.values()) {
      profiles.put(profile.label(), profile);
    }
    return profiles;
  }
}
