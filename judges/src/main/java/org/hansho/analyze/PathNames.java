package org.hansho.analyze;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files made absolute. Pure functions; nothing is looked up. */
final class PathNames {
  private PathNames() {}

  /**
   * A name joined to a folder, without {@code .}, {@code ..} and doubled slashes. What a shell
   * would still expand ({@code ~}, {@code $HOME}) stays as it is, and so does a relative name whose
   * folder is unknown.
   */
  static String join(String folder, String name) {
    boolean expands = name.startsWith("~") || name.startsWith("$");
    if (name.isEmpty() || expands || (!name.startsWith("/") && !folder.startsWith("/"))) {
      return name;
    }
    Deque<String> parts = new ArrayDeque<>();
    String whole = name.startsWith("/") ? name : folder + "/" + name;
    for (String part : whole.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts) + (name.endsWith("/") && !parts.isEmpty() ? "/" : "");
  }
}
