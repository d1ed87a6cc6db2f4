package org.hansho.analyze;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the interface of a container engine that stand on the command line of curl, read as
 * the client of the engine would have been asked. Sources: Docker Engine API 1.41, Podman's libpod
 * API.
 */
final class EngineRequest {
  private static final int LONGEST = 16384;

  private static final Pattern ENGINE =
      Pattern.compile("(?:docker|podman|containerd|crio)\\S*\\.sock\\b|:237[56](?:/|\\b)");

  private static final Pattern ACTION =
      Pattern.compile(
          "/(?:libpod/)?(?:(containers/create)|(images/(?:create|pull))|containers/([\\w.-]+)/exec)(?=[?\\s\"']|$)");

  private static final Pattern IMAGE_ASKED =
      Pattern.compile("[?&](?:fromImage|reference)=([^&\\s\"']{1,256})");
  private static final Pattern NAME = Pattern.compile("[?&]name=([\\w.-]{1,128})");
  private static final Pattern IMAGE = member("image", "([^\"'\\\\,}]{1,256})");
  private static final Pattern PRIVILEGED = member("privileged", "true\\b");
  private static final Pattern RIGHTS = member("cap_?add", "\\[([^\\]]{1,512})\\]");
  private static final Pattern MODE =
      Pattern.compile(
          "(?i)(pid|ipc|network|uts|userns|cgroupns)mode\\\\?[\"']?\\s*:\\s*\\\\?[\"']?host\\b");
  private static final Pattern COMMAND =
      member("(?:cmd|command|entrypoint)", "\\[([^\\]]{1,4096})\\]");

  private EngineRequest() {}

  /** The pattern of a member of an object, whose quotes a source may have lost or escaped. */
  private static Pattern member(String name, String value) {
    return Pattern.compile("(?i)(?<![\\w])" + name + "\\\\?[\"']?\\s*:\\s*\\\\?[\"']?" + value);
  }

  /** What is asked for, or null if the words ask no engine for a container or an image. */
  static @Nullable ContainerCommand of(List<String> words) {
    String text = String.join(" ", words);
    String request = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Matcher action = ACTION.matcher(request);
    if (!ENGINE.matcher(request).find() || !action.find()) {
      return null;
    }
    if (action.group(2) != null) {
      return new ContainerCommand(
          "pull", first(IMAGE_ASKED, request), "", false, "", Set.of(), Set.of());
    }
    boolean creates = action.group(1) != null;
    return new ContainerCommand(
        creates ? "create" : "exec",
        creates ? first(IMAGE, request) : "",
        creates ? first(NAME, request) : action.group(3),
        PRIVILEGED.matcher(request).find(),
        words(first(COMMAND, request)),
        capabilities(first(RIGHTS, request)),
        namespaces(request));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1).strip() : "";
  }

  /** The words of a list of JSON as a line. */
  private static String words(String list) {
    return list.replaceAll("\\\\?[\"']\\s*,\\s*\\\\?[\"']", " ")
        .replaceAll("^\\\\?[\"']|\\\\?[\"']$", "");
  }

  private static Set<String> capabilities(String list) {
    Set<String> names = new TreeSet<>();
    for (String word : words(list).toUpperCase(Locale.ROOT).split("[ ,]+")) {
      if (!word.isEmpty()) {
        names.add(word.startsWith("CAP_") ? word.substring(4) : word);
      }
    }
    return names;
  }

  private static Set<String> namespaces(String request) {
    Set<String> names = new TreeSet<>();
    Matcher found = MODE.matcher(request);
    while (found.find()) {
      String name = found.group(1).toLowerCase(Locale.ROOT);
      names.add(
          switch (name) {
            case "network" -> "net";
            case "userns" -> "user";
            case "cgroupns" -> "cgroup";
            default -> name;
          });
    }
    return names;
  }
}
