package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The name by which people know what a process runs. Pure functions.
 *
 * <p>A script's name stands for its interpreter ({@code cloud-init} for {@code /usr/bin/python3
 * /usr/bin/cloud-init}), an applet's for busybox, {@code ansible} for the modules that Ansible
 * copies to a host, {@code dpkg} for the scripts of its packages. What lies in a folder that
 * everybody may write to is named by its whole path, so that nobody borrows the name of an honest
 * program there. Code on the command line or on standard input, a module of {@code python -m},
 * which may come from the working directory, and a script whose folder is unknown have no name, so
 * the interpreter keeps its own.
 */
final class ActingProgram {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");
  private static final Set<String> OTHER_INTERPRETERS = Set.of("node", "nodejs", "platform-python");
  private static final Set<String> MULTICALL = Set.of("busybox", "toybox", "kmod");
  private static final List<String> LANGUAGES = List.of("python", "perl", "ruby", "php");
  private static final List<String> OPEN_FOLDERS =
      List.of("/tmp/", "/var/tmp/", "/dev/shm/", "/run/user/", "/proc/", "/run/lock/");
  private static final String DELETED = " (deleted)";

  /** Scripts that dpkg runs while it installs and removes; only root can put one there. */
  private static final String PACKAGE_SCRIPTS = "/var/lib/dpkg/info/";

  private static final byte[][] FOLDER_BYTES = bytes(OPEN_FOLDERS.stream());
  private static final byte[][] NAME_BYTES =
      bytes(
          Stream.of(SHELLS, OTHER_INTERPRETERS, MULTICALL, LANGUAGES).flatMap(Collection::stream));

  private ActingProgram() {}

  /**
   * The name.
   *
   * @param image path of what the kernel runs
   * @param words the arguments from the program's own name on; may be empty
   * @param folder the working directory, to which a relative name of a script is joined; empty if
   *     it is unknown
   */
  static String of(String image, List<String> words, String folder) {
    String path =
        image.endsWith(DELETED) ? image.substring(0, image.length() - DELETED.length()) : image;
    String base = Wrappers.baseName(path);
    if (MULTICALL.contains(base)) {
      return applet(base, words);
    }
    return isInterpreter(base) ? script(base, path, words, folder) : named(path);
  }

  /**
   * Whether {@link #of} may give another name than the last part of the path. Allocates nothing.
   *
   * @param baseAt where the last part begins
   */
  static boolean mayDiffer(byte[] path, int from, int baseAt, int end) {
    for (byte[] folder : FOLDER_BYTES) {
      if (startsWith(path, from, end, folder)) {
        return true;
      }
    }
    for (byte[] name : NAME_BYTES) {
      if (startsWith(path, baseAt, end, name)) {
        return true;
      }
    }
    return end - from > DELETED.length() && path[end - 1] == ')';
  }

  private static boolean startsWith(byte[] text, int from, int end, byte[] prefix) {
    int to = from + prefix.length;
    return to <= end && Arrays.equals(text, from, to, prefix, 0, prefix.length);
  }

  private static byte[][] bytes(Stream<String> texts) {
    return texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** Whether a program of this name runs scripts. */
  static boolean isInterpreter(String base) {
    if (SHELLS.contains(base) || OTHER_INTERPRETERS.contains(base)) {
      return true;
    }
    for (String language : LANGUAGES) {
      if (base.startsWith(language) && isVersion(base.substring(language.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVersion(String text) {
    return text.chars().allMatch(c -> c == '.' || c == '-' || (c >= '0' && c <= '9'));
  }

  private static String named(String path) {
    for (String folder : OPEN_FOLDERS) {
      if (path.startsWith(folder)) {
        return path;
      }
    }
    return Wrappers.baseName(path);
  }

  private static String applet(String base, List<String> words) {
    for (int i = 0; i < Math.min(2, words.size()); i++) {
      String word = Wrappers.baseName(words.get(i));
      if (!word.equals(base) && !word.startsWith("-") && !word.isEmpty()) {
        return word;
      }
    }
    return base;
  }

  private static String script(String base, String path, List<String> words, String folder) {
    String script = PathNames.join(folder, ScriptArgument.of(base, words));
    return script.startsWith("/") ? scriptName(script) : named(path);
  }

  private static String scriptName(String script) {
    if (script.startsWith(PACKAGE_SCRIPTS)) {
      return "dpkg";
    }
    String base = Wrappers.baseName(script);
    boolean isAnsible = script.contains("/.ansible/tmp/") || script.contains("/ansible-tmp-");
    return isAnsible && base.startsWith("AnsiballZ_") ? "ansible" : named(script);
  }
}
