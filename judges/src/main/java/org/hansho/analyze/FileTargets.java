package org.hansho.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The files that the commands of one process create, write, replace, link, load or change in times,
 * rights or attributes, as far as their words say. Relative names are joined to the working
 * directory, which a {@code cd} before changes. Source: the manual pages of the tools.
 *
 * <p>A target that is a folder is reported as it is written; where the command surely puts files
 * into it, their names are added. Of more than {@value #MOST} targets the first ones and the last
 * are reported.
 */
final class FileTargets {
  private static final int MOST = 32;

  /** Reads the words of one command, the program first. */
  private interface Reader {
    void read(List<String> words, FileTargets into);
  }

  private static final Map<String, Reader> READERS = readers();

  /** Names of the programs that are understood. */
  static final ProgramNames PROGRAMS = new ProgramNames(READERS.keySet());

  private static final Options.Syntax NO_VALUES = Options.Syntax.withValues("");
  private static final Options.Syntax MODPROBE =
      Options.Syntax.withValues("CdS", "config", "dirname", "set-version");

  private static final Set<String> DEVICES =
      Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/zero");

  private static final Set<String> FOLDER_NAMES = Set.of("system", "user", ".ssh");
  private static final Set<String> FOLDERS = Set.of("/etc", "/etc/docker");

  private final Set<String> found = new LinkedHashSet<>();
  private final Set<String> modules = new LinkedHashSet<>();
  private String folder;
  private String last = "";

  private FileTargets(String folder) {
    this.folder = folder;
  }

  /** The targets of some commands that begin in a folder; an empty one is unknown. */
  static FileTargets of(List<List<String>> commands, String folder) {
    FileTargets targets = new FileTargets(folder);
    for (List<String> words : commands) {
      targets.read(words);
    }
    return targets;
  }

  /** What is created or changed. */
  Set<String> files() {
    return found;
  }

  /** Kernel modules that are loaded by the names of their files or below another root. */
  Set<String> modules() {
    return modules;
  }

  private static Map<String, Reader> readers() {
    Map<String, Reader> readers = new HashMap<>();
    put(readers, operands("p", "output-error"), "tee", "sponge");
    put(readers, operands("drtA", "date", "reference", "time"), "touch", "gtouch");
    put(readers, operands("sr", "size", "reference"), "truncate");
    put(readers, operands("nsu", "iterations", "size"), "shred");
    put(readers, FileTargets::insmod, "insmod");
    put(readers, FileTargets::modprobe, "modprobe");
    put(readers, FileTargets::kmod, "kmod");
    put(readers, operandsAfterFirst(), "chmod", "chown", "chgrp", "chattr", "setcap");
    put(readers, copies("tS", "target-directory", "suffix"), "cp", "mv", "ln");
    put(
        readers,
        copies("tSmog", "target-directory", "suffix", "mode", "owner", "group"),
        "install");
    put(readers, copies("BefMT", "rsh", "exclude", "include", "filter", "chmod", "chown"), "rsync");
    put(readers, copies("cDFiJloPSX"), "scp");
    put(readers, FileTargets::dd, "dd");
    put(readers, (words, into) -> InPlaceEdits.of(words).forEach(into::add), "sed");
    put(readers, FileTargets::editOrCode, "perl", "ruby");
    put(readers, FileTargets::code, interpreters());
    put(readers, FileTargets::curl, "curl");
    put(readers, FileTargets::wget, "wget", "wget2");
    return Map.copyOf(readers);
  }

  /** The names under which distributions install those that take code on the command line. */
  private static String[] interpreters() {
    List<String> names = new ArrayList<>(List.of("node", "nodejs", "lua", "python", "python2"));
    names.addAll(List.of("python2.7", "platform-python", "php", "php5", "php7", "php8", "python3"));
    IntStream.range(3, 16).forEach(minor -> names.add("python3." + minor));
    IntStream.range(0, 5).forEach(minor -> names.addAll(List.of("php7." + minor, "php8." + minor)));
    return names.toArray(String[]::new);
  }

  private static void editOrCode(List<String> words, FileTargets into) {
    InPlaceEdits.of(words).forEach(into::add);
    code(words, into);
  }

  private static void code(List<String> words, FileTargets into) {
    CodeWrites.of(words).forEach(into::add);
  }

  private static void put(Map<String, Reader> readers, Reader reader, String... programs) {
    for (String program : programs) {
      readers.put(program, reader);
    }
  }

  private void read(List<String> words) {
    List<String> command = redirections(words);
    if (command.isEmpty()) {
      return;
    }
    String program = Wrappers.baseName(command.get(0));
    if (program.equals("cd") && command.size() > 1) {
      folder = PathNames.join(folder, command.get(1));
      return;
    }
    Reader reader = READERS.get(program);
    if (reader != null) {
      reader.read(command, this);
    }
  }

  /** Takes {@code > file} and its like; returns the other words. */
  private List<String> redirections(List<String> words) {
    List<String> rest = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int at = redirection(word);
      if (at < 0) {
        rest.add(word);
      } else if (at < word.length()) {
        add(word.substring(at));
      } else if (i + 1 < words.size()) {
        i++;
        add(words.get(i));
      }
    }
    return rest;
  }

  /** Where the name behind {@code >}, {@code >>} or {@code >|} begins, or -1 if it is none. */
  private static int redirection(String word) {
    int at = 0;
    while (at < word.length() && Character.isDigit(word.charAt(at))) {
      at++;
    }
    if (at == word.length() || word.charAt(at) != '>') {
      return -1;
    }
    at++;
    boolean isDouble = at < word.length() && (word.charAt(at) == '>' || word.charAt(at) == '|');
    return isDouble ? at + 1 : at;
  }

  private void add(String name) {
    boolean isFile =
        !name.isEmpty()
            && name.charAt(0) != '&'
            && !name.equals("-")
            && !DEVICES.contains(name)
            && !name.startsWith("/dev/fd/");
    if (!isFile) {
      return;
    }
    String path = PathNames.join(folder, name);
    if (found.size() == MOST && !found.contains(path)) {
      found.remove(last);
    }
    found.add(path);
    last = path;
  }

  // -- kinds of programs -----------------------------------------------------------------------

  /** The words that are no options, which may stand anywhere. */
  private static List<String> operands(List<String> words, Options.Syntax syntax, Values values) {
    List<String> operands = new ArrayList<>();
    int at = 1;
    while (at < words.size()) {
      Options options = new Options(words, at, syntax);
      while (options.next()) {
        values.option(options.name(), options.value());
      }
      at = options.end();
      if (at < words.size()) {
        operands.add(words.get(at++));
      }
    }
    return operands;
  }

  /** Receives each option. */
  private interface Values {
    void option(String name, String value);
  }

  private static Reader operands(String letters, String... names) {
    Options.Syntax syntax = Options.Syntax.withValues(letters, names).abbreviated();
    return (words, into) -> operands(words, syntax, (name, value) -> {}).forEach(into::add);
  }

  /** The first operand is a mode, an owner or attributes; those may begin with a hyphen. */
  private static Reader operandsAfterFirst() {
    Options.Syntax syntax = Options.Syntax.withValues("pv", "reference", "from");
    return (words, into) -> {
      List<String> operands = operands(words, syntax, (name, value) -> {});
      int first = operands.size() > 1 ? 1 : 0;
      operands.subList(first, operands.size()).forEach(into::add);
    };
  }

  /** The last operand is the target, unless an option names the folder. */
  private static Reader copies(String letters, String... names) {
    Options.Syntax syntax = Options.Syntax.withValues(letters, names).abbreviated();
    return (words, into) -> {
      List<String> target = new ArrayList<>();
      List<String> operands =
          operands(
              words,
              syntax,
              (name, value) -> {
                if (name.equals("t") || name.equals("target-directory")) {
                  target.add(value + "/");
                }
              });
      if (target.isEmpty() && operands.size() > 1) {
        target.add(operands.remove(operands.size() - 1));
      }
      if (target.isEmpty()) {
        operands.forEach(source -> into.add(Wrappers.baseName(source)));
      } else {
        into.copies(operands, target.get(0));
      }
    };
  }

  private void copies(List<String> sources, String target) {
    int colon = target.indexOf(':');
    if (colon >= 0 && (target.indexOf('/') < 0 || colon < target.indexOf('/'))) {
      return;
    }
    if (!target.endsWith("/") && sources.size() < 2) {
      add(target);
      if (!isFolder(PathNames.join(folder, target))) {
        return;
      }
    }
    String inside = target.endsWith("/") ? target : target + "/";
    sources.forEach(source -> add(inside + Wrappers.baseName(source)));
  }

  /** Whether a path is one that folders have, also where no slash behind it says so. */
  private static boolean isFolder(String path) {
    String name = Wrappers.baseName(path);
    return FOLDERS.contains(path)
        || FOLDER_NAMES.contains(name)
        || name.endsWith(".d")
        || name.endsWith(".wants")
        || name.endsWith(".requires");
  }

  private static void insmod(List<String> words, FileTargets into) {
    List<String> operands = operands(words, NO_VALUES, (name, value) -> {});
    if (!operands.isEmpty() && into.modules.size() < MOST) {
      into.modules.add(PathNames.join(into.folder, operands.get(0)));
    }
  }

  private static void kmod(List<String> words, FileTargets into) {
    if (words.size() > 1 && Set.of("insmod", "insert").contains(words.get(1))) {
      insmod(words.subList(1, words.size()), into);
    } else if (words.size() > 1 && words.get(1).equals("load")) {
      modprobe(words.subList(1, words.size()), into);
    }
  }

  /** modprobe takes names of modules; a path of a file or another root are what is unusual. */
  private static void modprobe(List<String> words, FileTargets into) {
    List<String> paths =
        new ArrayList<>(
            operands(
                words,
                MODPROBE,
                (name, value) -> {
                  if ((name.equals("d") || name.equals("dirname")) && !value.equals("/")) {
                    into.modules.add(PathNames.join(into.folder, value));
                  }
                }));
    paths.removeIf(path -> path.indexOf('/') < 0 || path.indexOf('=') >= 0);
    paths.stream().limit(MOST).forEach(p -> into.modules.add(PathNames.join(into.folder, p)));
  }

  private static void dd(List<String> words, FileTargets into) {
    for (String word : words) {
      if (word.startsWith("of=")) {
        into.add(word.substring(3));
      }
    }
  }

  private static final Options.Syntax CURL =
      Options.Syntax.withValues(
          "AbcCdDeEFhHKmoPQrtTuUwxXyYz",
          "output",
          "output-dir",
          "user-agent",
          "header",
          "data",
          "request",
          "user",
          "proxy",
          "connect-timeout",
          "max-time",
          "retry",
          "cacert",
          "cert",
          "key");

  private static void curl(List<String> words, FileTargets into) {
    download(words, CURL, "o", "output", "output-dir", false, into);
  }

  private static final Options.Syntax WGET =
      Options.Syntax.withValues(
          "oaieBtOTwQPUlADIRX",
          "output-document",
          "directory-prefix",
          "user-agent",
          "header",
          "tries",
          "timeout",
          "post-data");

  private static void wget(List<String> words, FileTargets into) {
    download(words, WGET, "O", "output-document", "directory-prefix", true, into);
  }

  /** Downloads go to the file that is named, or to one with the name in the address. */
  private static void download(
      List<String> words,
      Options.Syntax syntax,
      String letter,
      String name,
      String folderName,
      boolean always,
      FileTargets into) {
    String[] folder = {""};
    boolean[] named = {always};
    List<String> files = new ArrayList<>();
    List<String> addresses =
        operands(
            words,
            syntax,
            (option, value) -> {
              if (option.equals(letter) || option.equals(name)) {
                files.add(value);
              } else if (option.equals(folderName) || (always && option.equals("P"))) {
                folder[0] = value.endsWith("/") || value.isEmpty() ? value : value + "/";
              } else if (option.equals("O") || option.startsWith("remote-name")) {
                named[0] = true;
              }
            });
    if (files.isEmpty() && named[0]) {
      addresses.forEach(address -> files.add(Wrappers.baseName(address)));
    }
    files.forEach(file -> into.add(file.startsWith("/") ? file : folder[0] + file));
  }
}
