package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the commands that a command is meant to start: behind {@code sudo}, {@code env}, {@code
 * nohup} and their like, and in the script of {@code sh -c}. Bounded in depth and number.
 */
final class Wrappers {
  private static final int DEPTH = 6;
  private static final int MOST = 64;
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "su", "runuser");

  /** A program that starts the rest of its words, after some words of its own. */
  private record Wrapper(Options.Syntax syntax, int ownWords) {}

  private static final Map<String, Wrapper> WRAPPERS =
      Map.ofEntries(
          wrapper("sudo", "ughpCrtTUDR", 0, "user", "group", "host", "prompt", "chdir", "chroot"),
          wrapper("doas", "uC", 0),
          wrapper("env", "uC", 0, "unset", "chdir"),
          wrapper("nohup", "", 0),
          wrapper("setsid", "", 0),
          wrapper("exec", "a", 0),
          wrapper("command", "", 0),
          wrapper("time", "fo", 0, "format", "output"),
          wrapper("nice", "n", 0, "adjustment"),
          wrapper("ionice", "cnt", 0, "class", "classdata"),
          wrapper("timeout", "ks", 1, "kill-after", "signal"),
          wrapper("stdbuf", "ioe", 0, "input", "output", "error"),
          wrapper("taskset", "", 1),
          wrapper("busybox", "", 0),
          wrapper("toybox", "", 0),
          wrapper("pkexec", "", 0, "user"),
          wrapper("gosu", "", 1),
          wrapper("su-exec", "", 1),
          wrapper("chroot", "", 1, "userspec", "groups"),
          wrapper("unshare", "SGRw", 0, "root", "wd", "setuid", "setgid"),
          wrapper("flock", "wEc", 1, "timeout", "conflict-exit-code"),
          wrapper("chrt", "TPD", 1),
          wrapper("xargs", "adEILnPs", 0, "arg-file", "delimiter", "max-args", "max-procs"),
          wrapper("strace", "oepsuaEIOPSUX", 0, "output", "user"),
          wrapper("watch", "nq", 0, "interval"),
          wrapper("screen", "SceEhpstT", 0),
          wrapper("sshpass", "pfdeP", 0),
          wrapper("proxychains", "f", 0),
          wrapper("proxychains4", "f", 0),
          wrapper("torsocks", "aPupd", 0),
          wrapper("torify", "", 0),
          wrapper("cpulimit", "lpe", 0, "limit", "pid", "exe"),
          wrapper("numactl", "NCmpi", 0, "cpunodebind", "physcpubind", "membind", "interleave"),
          wrapper("firejail", "", 0),
          wrapper("setpriv", "", 0, "reuid", "regid", "groups", "inh-caps", "bounding-set"),
          wrapper("prlimit", "", 0),
          wrapper("fakeroot", "", 0),
          wrapper("proot", "rbwq", 0, "rootfs", "bind", "cwd"),
          wrapper("unbuffer", "", 0),
          wrapper("chpst", "uUbenmdofcprt", 0),
          wrapper("setuidgid", "", 1),
          wrapper("s6-setuidgid", "", 1),
          wrapper("faketime", "f", 1),
          wrapper("dbus-run-session", "", 0),
          wrapper(
              "systemd-run",
              "uEHMpr",
              0,
              "unit",
              "property",
              "description",
              "slice",
              "setenv",
              "host",
              "machine",
              "uid",
              "gid",
              "nice",
              "service-type",
              "working-directory",
              "on-active",
              "on-boot",
              "on-startup",
              "on-unit-active",
              "on-unit-inactive",
              "on-calendar",
              "timer-property",
              "path-property",
              "socket-property"),
          wrapper("do", "", 0),
          wrapper("then", "", 0),
          wrapper("else", "", 0),
          wrapper("elif", "", 0),
          wrapper("if", "", 0),
          wrapper("while", "", 0),
          wrapper("until", "", 0),
          wrapper("{", "", 0),
          wrapper("!", "", 0));

  private final ProgramNames wanted;
  private final List<List<String>> found = new ArrayList<>();

  private final boolean all;

  /** Whether the words come from a line in which the quotes of a script may be lost. */
  private final boolean isLine;

  private int scripts;

  private Wrappers(ProgramNames wanted, boolean all, boolean isLine) {
    this.wanted = wanted;
    this.all = all;
    this.isLine = isLine;
    this.scripts = isLine ? 1 : 0;
  }

  private static Map.Entry<String, Wrapper> wrapper(
      String program, String letters, int ownWords, String... names) {
    return Map.entry(program, new Wrapper(Options.Syntax.withValues(letters, names), ownWords));
  }

  /**
   * The commands of wanted programs that these words start, each from the program's word on.
   *
   * @param isLine whether the words were split from a command line
   */
  static List<List<String>> unwrap(List<String> words, ProgramNames wanted, boolean isLine) {
    Wrappers wrappers = new Wrappers(wanted, false, isLine);
    wrappers.unwrap(words, DEPTH);
    return wrappers.found;
  }

  /**
   * All commands that these words start, but for wrappers and shells with a script.
   *
   * @param isLine whether the words were split from a command line, so that they may redirect;
   *     arguments of a process that look so are left out
   */
  static List<List<String>> unwrapAll(List<String> words, boolean isLine) {
    Wrappers wrappers = new Wrappers(new ProgramNames(Set.of()), true, isLine);
    wrappers.unwrap(words, DEPTH);
    return wrappers.found;
  }

  private void unwrap(List<String> words, int depth) {
    int first = 0;
    while (first < words.size() && isAssignment(words.get(first))) {
      first++;
    }
    if (first == words.size() || depth == 0 || found.size() == MOST) {
      return;
    }
    List<String> command = words.subList(first, words.size());
    String program = baseName(command.get(0));
    Wrapper wrapper = WRAPPERS.get(program);
    if (wanted.contains(program)) {
      found.add(command);
    } else if (runsFile(program, command)) {
      if (all) {
        found.add(scripts > 0 ? command : withoutRedirections(command));
      }
      int at = command.indexOf(ScriptArgument.of(program, command));
      unwrap(command.subList(at, command.size()), depth - 1);
    } else if (SHELLS.contains(program)) {
      script(command, depth);
    } else if (wrapper != null) {
      Options options = new Options(command, 1, wrapper.syntax());
      while (options.next()) {
        if (options.is("S", "split-string")) {
          unwrapScript(options.value(), depth);
        }
      }
      int rest = Math.min(command.size(), options.end() + wrapper.ownWords());
      unwrap(command.subList(rest, command.size()), depth - 1);
    } else if (all) {
      found.add(scripts > 0 ? command : withoutRedirections(command));
    }
  }

  /** Whether an interpreter is given the file of a script, which then is the program. */
  private static boolean runsFile(String program, List<String> command) {
    if (!ActingProgram.isInterpreter(program)) {
      return false;
    }
    String file = ScriptArgument.of(program, command);
    return !file.isEmpty() && command.indexOf(file) > 0;
  }

  /**
   * The script of a shell is the word behind an option that ends with {@code c}. Sources that join
   * arguments by spaces leave its quotes out; the words behind it belong to it then.
   */
  private void script(List<String> command, int depth) {
    for (int i = 1; i + 1 < command.size(); i++) {
      String word = command.get(i);
      boolean isShort = word.startsWith("-") && !word.startsWith("--");
      if ((isShort && word.endsWith("c")) || word.equals("--command")) {
        String script = command.get(i + 1);
        if (isLine && script.indexOf(' ') < 0) {
          unwrap(command.subList(i + 1, command.size()), depth - 1);
        } else {
          unwrapScript(script, depth);
        }
        return;
      }
    }
  }

  private static List<String> withoutRedirections(List<String> words) {
    return words.stream().filter(word -> !word.startsWith(">")).toList();
  }

  private void unwrapScript(String script, int depth) {
    scripts++;
    for (List<String> command : ShellWords.commands(script)) {
      unwrap(command, depth - 1);
    }
    scripts--;
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    for (int i = 0; i < equals; i++) {
      if (!Character.isLetterOrDigit(word.charAt(i)) && word.charAt(i) != '_') {
        return false;
      }
    }
    return equals > 0;
  }

  /** The name of a program without its folder. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
