package org.hansho.sigma;

import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;

/** The {@code sigma-version} a document was written for; 2 where it says nothing. */
final class SigmaVersion {
  private static final int NEWEST = 3;

  private SigmaVersion() {}

  /** Whether {@code field[any]} is an array scope in this document. */
  static boolean hasArrayScopes(Mapping document, Problems problems) {
    Scalar version = new MappingReader(document, problems).scalar("sigma-version");
    if (version == null) {
      return false;
    }
    String major = version.text().split("\\.", 2)[0];
    if (!major.matches("[1-9]") || Integer.parseInt(major) > NEWEST) {
      problems.error(
          version.place(),
          "Sigma version '" + version.text() + "' is not known",
          "versions up to " + NEWEST + " are");
      return false;
    }
    return Integer.parseInt(major) == NEWEST;
  }
}
