package dev.timerproof.spec.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tla2sany.semantic.OpDefNode;
import tla2sany.st.Location;
import tlc2.tool.impl.Tool;
import tlc2.util.Vect;

/**
 * Finds the configuration's name of a violated property. TLC splits a property into its conjuncts,
 * names some of them by their place in the text, and does not name liveness properties at all. Used
 * in the forked JVM.
 */
final class PropertyNames {
  private static final Pattern PLACE =
      Pattern.compile("line (\\d+), col \\d+ to line (\\d+), col \\d+ of module (\\S+)");

  private final Tool tool;
  private final List<String> configured = new ArrayList<>();

  PropertyNames(Tool tool) {
    this.tool = tool;
    Vect<?> properties = tool.getModelConfig().getProperties();
    for (int i = 0; i < properties.size(); i++) {
      configured.add(properties.elementAt(i).toString());
    }
  }

  /** The property that a conjunct belongs to; TLC's own text if that is not clear. */
  String of(String words) {
    if (configured.contains(words)) {
      return words;
    }
    Matcher place = PLACE.matcher(words);
    if (place.matches()) {
      for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
        if (configured.contains(definition.getName().toString())
            && contains(definition.getTreeNode().getLocation(), place)) {
          return definition.getName().toString();
        }
      }
    }
    return configured.size() == 1 ? configured.get(0) : words;
  }

  private static boolean contains(Location definition, Matcher place) {
    return definition.source().equals(place.group(3))
        && definition.beginLine() <= Integer.parseInt(place.group(1))
        && definition.endLine() >= Integer.parseInt(place.group(2));
  }

  /** The liveness property; if there are several, all their names. */
  String temporal() {
    Set<String> names = new TreeSet<>();
    for (String name : tool.getImpliedTemporalNames()) {
      names.add(of(name));
    }
    return String.join(" or ", names);
  }
}
