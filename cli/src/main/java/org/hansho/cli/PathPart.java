package org.hansho.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A part of a path, whatever characters it has. */
final class PathPart {
  private PathPart() {}

  static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
