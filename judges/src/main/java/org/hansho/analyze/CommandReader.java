package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;

/**
 * Reads from the start of a process which wanted programs it starts, directly, behind a wrapper or
 * in a script. Attempts count: the words of the command decide, not whether it ran.
 *
 * <p>Bound to one set of fields; may be shared. Most events mention none of the programs and cost
 * one pass over the bytes of their arguments; only the others allocate.
 */
final class CommandReader {
  private static final String ARGUMENTS = "process.args";
  private static final String COMMAND_LINE = "process.command_line";
  private static final String EXECUTABLE = "process.executable";

  /** What it reads of an event. */
  static final Set<String> READS =
      Set.of(ARGUMENTS, ArgumentsAnalyzer.SOURCE, COMMAND_LINE, EXECUTABLE);

  private static final Pattern QUOTED_SCRIPT =
      Pattern.compile("(?s)(?:\\S*/)?(?:ba|da|a|z|k)?sh\\s+-[a-z]*c\\s+\"(.*)\"\\s*");

  /**
   * What a client of containers is given for a shell inside; the source may have lost its quotes.
   */
  private static final Pattern INNER_SCRIPT =
      Pattern.compile(
          "(?s)((?:\\S*/)?(?:docker|podman|nerdctl|crictl|kubectl)\\s[^;&|]{1,400}?\\s(?:\\S*/)?"
              + "(?:ba|da|a|z|k)?sh\\s+-[a-z]*c)\\s+([^\"'\\s].*)");

  private static final Pattern UNESCAPED_QUOTE = Pattern.compile("(?:^|[^\\\\])\"");

  /** Words that a shell has between commands; a line that has one is taken for a script. */
  private static final Set<String> SEPARATORS = Set.of(";", "&", "&&", "|", "||", ">", ">>");

  private static final int MOST_WORDS = 512;
  private static final int MOST_BYTES = 64 << 10;

  private final ProgramNames wanted;
  private final int arguments;
  private final int commandLine;
  private final int executable;

  CommandReader(Fields fields, ProgramNames wanted) {
    this.wanted = wanted;
    this.arguments = fields.id(ARGUMENTS);
    this.commandLine = fields.id(COMMAND_LINE);
    this.executable = fields.id(EXECUTABLE);
  }

  /** Whether events of the class are starts of processes. */
  static boolean isProcessStart(EventClass eventClass) {
    for (LogSource source : eventClass.logSources()) {
      if ("process_creation".equals(source.category())) {
        return true;
      }
    }
    return false;
  }

  /** The commands of wanted programs, each from the program's word on; usually none. */
  List<List<String>> commands(Event event) {
    if (!isMentioned(event, arguments)
        && !isMentioned(event, commandLine)
        && !isMentioned(event, executable)) {
      return List.of();
    }
    List<List<String>> commands = new ArrayList<>();
    boolean isLine = isLine(event);
    for (List<String> words : words(event)) {
      commands.addAll(Wrappers.unwrap(words, wanted, isLine));
    }
    return commands;
  }

  /**
   * Every simple command, whatever its program, of an event that mentions a wanted program or
   * redirects output; usually none.
   */
  List<List<String>> allCommands(Event event) {
    if (!isMentioned(event, arguments)
        && !isMentioned(event, commandLine)
        && !isMentioned(event, executable)
        && !redirects(event, arguments)
        && !redirects(event, commandLine)) {
      return List.of();
    }
    List<List<String>> commands = new ArrayList<>();
    boolean isLine = isLine(event);
    for (List<String> words : words(event)) {
      commands.addAll(Wrappers.unwrapAll(words, isLine));
    }
    return commands;
  }

  /** Whether only the command line is known, and not its arguments one by one. */
  private boolean isLine(Event event) {
    return arguments == Fields.UNREAD
        || event.first(arguments) == Event.NONE
        || event.text(ArgumentsAnalyzer.SOURCE) != null;
  }

  private static boolean redirects(Event event, int field) {
    int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
    for (; slot != Event.NONE; slot = event.next(slot)) {
      byte[] buffer = event.buffer(slot);
      int end = event.start(slot) + Math.min(event.length(slot), MOST_BYTES);
      for (int at = event.start(slot); at < end; at++) {
        if (buffer[at] == '>') {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isMentioned(Event event, int field) {
    if (field == Fields.UNREAD) {
      return false;
    }
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      byte[] buffer = event.buffer(slot);
      int length = Math.min(event.length(slot), MOST_BYTES);
      if (wanted.areMentioned(buffer, event.start(slot), length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The commands of a line. A source that puts a script between double quotes without escaping
   * those inside leaves it to the last quote to say where the script ends. Where no shell is named,
   * nothing in the line ends a command.
   */
  private static List<List<String>> commandsOf(String line) {
    List<String> process = CommandLineWords.ofLinux(line);
    if (process.stream().noneMatch(CommandReader::mayBeShell)
        && process.stream().noneMatch(word -> SEPARATORS.contains(word))) {
      return process.isEmpty() ? List.of() : List.of(process);
    }
    Matcher inner = INNER_SCRIPT.matcher(line);
    if (inner.matches()) {
      List<String> words = new ArrayList<>(CommandLineWords.ofLinux(inner.group(1)));
      words.add(inner.group(2));
      return List.of(words);
    }
    Matcher script = QUOTED_SCRIPT.matcher(line);
    boolean hasQuotesInside = script.matches() && UNESCAPED_QUOTE.matcher(script.group(1)).find();
    return hasQuotesInside
        ? List.of(List.of("sh", "-c", script.group(1)))
        : ShellWords.commands(line);
  }

  private static boolean mayBeShell(String word) {
    String name = Wrappers.baseName(word);
    return name.endsWith("sh") || name.equals("su") || name.equals("runuser");
  }

  /** The command as words; a command line may be several commands. */
  private List<List<String>> words(Event event) {
    if (isLine(event)) {
      String line = event.text(COMMAND_LINE);
      return line == null || line.length() > MOST_BYTES
          ? List.of()
          : withProgram(event, commandsOf(line));
    }
    List<String> words = new ArrayList<>();
    int bytes = 0;
    int slot = event.first(arguments);
    while (slot != Event.NONE && words.size() < MOST_WORDS && bytes < MOST_BYTES) {
      // A list in JSON stands in front of its elements.
      if (event.isScalar(slot)) {
        words.add(event.text(slot));
        bytes += event.length(slot);
      }
      slot = event.next(slot);
    }
    return withProgram(event, List.of(words));
  }

  /**
   * The commands, the first of them with the program that ran in place of its name, if that is one
   * of the wanted ones under another name.
   */
  private List<List<String>> withProgram(Event event, List<List<String>> commands) {
    String program = event.text(EXECUTABLE);
    if (program == null
        || commands.isEmpty()
        || !wanted.contains(Wrappers.baseName(program))
        || wanted.contains(Wrappers.baseName(commands.get(0).get(0)))) {
      return commands;
    }
    List<List<String>> named = new ArrayList<>(commands);
    List<String> first = new ArrayList<>(commands.get(0));
    first.set(0, program);
    named.set(0, first);
    return named;
  }
}
