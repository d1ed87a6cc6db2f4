package org.hansho.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hansho.cli.terminal.Screen;
import org.hansho.files.output.Printable;
import org.hansho.files.output.StandardOutput;
import org.hansho.files.output.UnwritableException;
import org.hansho.files.source.ByteSize;
import org.hansho.files.temporary.TemporaryException;
import org.hansho.library.BuiltinFiles;
import org.hansho.report.text.Texts;
import org.hansho.yaml.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program begins. */
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  /** Runs one command and ends the machine with its exit code. */
  public static void main(String[] arguments) {
    boolean serves = arguments.length > 0 && arguments[0].equals("run");
    StopSignal signal = serves ? StopSignal.ofServer() : StopSignal.listening();
    Environment environment =
        new Environment(
            System.in,
            StandardOutput.over(new FileOutputStream(FileDescriptor.out)),
            talk(),
            Screen.of(System.getProperty(Screen.TERMINALS, ""), System.getenv()),
            System::nanoTime,
            signal::isAsked);
    int code = run(arguments, environment, System.getenv());
    environment.talk().flush();
    signal.finish(code);
    System.exit(code);
  }

  private static PrintStream talk() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs one command; when it returns, all output was written or its failure was reported. */
  static int run(String[] arguments, Environment environment, Map<String, String> variables) {
    Texts texts = Texts.of(CommonOptions.language(arguments, variables));
    try {
      int code = execute(arguments, environment, texts);
      environment.out().flush();
      return code;
    } catch (UnwritableException e) {
      return unwritable(e, environment, texts);
    }
  }

  private static int unwritable(UnwritableException e, Environment environment, Texts texts) {
    if (!e.isClosedPipe()) {
      environment.talk().println(texts.get("error.usage", Refusal.said(e, texts)));
    }
    return ExitCode.OUTPUT.code();
  }

  private static int execute(String[] arguments, Environment environment, Texts texts) {
    String first = arguments.length == 0 ? "" : arguments[0];
    CommandLine program = program(first, arguments, environment, texts);
    program.setParameterExceptionHandler((e, unused) -> refuse(e, environment, texts));
    program.setExecutionExceptionHandler((e, unused, parsed) -> fail(e, environment, texts));
    // Written by us, since picocli answers a failure to write with a stack trace.
    StringWriter help = new StringWriter();
    program.setOut(new PrintWriter(help, true));
    int code = program.execute(arguments);
    environment.out().print(help);
    return code;
  }

  /** The program with the command that is named, or with all where that is not clear. */
  static CommandLine program(
      String asked, String[] arguments, Environment environment, Texts texts) {
    BuiltinFiles builtin = new BuiltinFiles(texts.language());
    if (asked.equals("scan")) {
      builtin.begin();
    }
    CommandLine program = new CommandLine(new HanshoCommand(environment));
    Map<String, Supplier<CommandLine>> commands = commands(environment, texts, builtin);
    Supplier<CommandLine> command = commands.get(asked);
    if (command == null) {
      commands.values().forEach(each -> program.addSubcommand(each.get()));
    } else {
      program.addSubcommand(command.get());
    }
    CommonOptions.addTo(program);
    program
        .getCommandSpec()
        .versionProvider(new Version())
        .addOption(
            OptionSpec.builder("--version")
                .type(boolean.class)
                .arity("0")
                .versionHelp(true)
                .descriptionKey("hansho.version")
                .build());
    program.setResourceBundle(texts.bundle());
    program.setErr(new PrintWriter(environment.talk(), true, StandardCharsets.UTF_8));
    program.setUsageHelpWidth(Math.min(120, Math.max(60, environment.screen().columns())));
    program.setUsageHelpAutoWidth(false);
    if (asksForHelp(arguments)) {
      HelpExamples.addTo(program, texts);
    }
    program.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(environment)));
    program.setPosixClusteredShortOptionsAllowed(false);
    program.setAbbreviatedOptionsAllowed(false);
    return program;
  }

  private static boolean asksForHelp(String[] arguments) {
    return Stream.of(arguments).anyMatch(word -> word.equals("--help") || word.equals("-h"));
  }

  /** All commands by name. Making one means reflection over its options, so it is put off. */
  private static Map<String, Supplier<CommandLine>> commands(
      Environment environment, Texts texts, BuiltinFiles builtin) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("scan", () -> new CommandLine(new ScanCommand(environment, texts, builtin)));
    commands.put("demo", () -> new CommandLine(new DemoCommand(environment, texts)));
    commands.put("rule", () -> rule(environment, texts));
    commands.put("state", () -> state(environment, texts));
    commands.put("run", () -> new CommandLine(new RunCommand(environment, texts, System.getenv())));
    commands.put(
        "status", () -> new CommandLine(new StatusCommand(environment, texts, System.getenv())));
    commands.put(
        "learn", () -> new CommandLine(new LearnCommand(environment, texts, System.getenv())));
    commands.put(
        "doctor", () -> new CommandLine(new DoctorCommand(environment, texts, System.getenv())));
    commands.put(
        "selftest",
        () -> new CommandLine(new SelfTestCommand(environment, texts, System.getenv())));
    commands.put(
        "explain", () -> new CommandLine(new ExplainCommand(environment, texts, System.getenv())));
    commands.put(
        "replay", () -> new CommandLine(new ReplayCommand(environment, texts, System.getenv())));
    commands.put(
        "backup", () -> new CommandLine(new BackupCommand(environment, texts, System.getenv())));
    commands.put(
        "restore", () -> new CommandLine(new RestoreCommand(environment, texts, System.getenv())));
    commands.put(
        "reload", () -> new CommandLine(new ReloadCommand(environment, texts, System.getenv())));
    commands.put("alert", () -> alert(environment, texts));
    commands.put("export", () -> export(environment, texts));
    commands.put("suppress", () -> suppress(environment, texts));
    commands.put("view", () -> view(environment, texts));
    commands.put("detection", () -> detection(environment, texts));
    commands.put("incident", () -> incident(environment, texts));
    commands.put("source", () -> source(environment, texts));
    commands.put("audit", () -> audit(environment, texts));
    commands.put("dead-letter", () -> deadLetter(environment, texts));
    commands.put("token", () -> token(environment, texts));
    commands.put("user", () -> user(environment, texts));
    commands.put(
        "sign-in-link",
        () -> new CommandLine(new SignInLinkCommand(environment, texts, System.getenv())));
    commands.put("config", () -> config(environment, texts));
    return commands;
  }

  private static CommandLine rule(Environment environment, Texts texts) {
    return new CommandLine(new RuleCommand(environment))
        .addSubcommand(new RuleLintCommand(environment, texts))
        .addSubcommand(new RuleTestCommand(environment, texts))
        .addSubcommand(new RuleExplainCommand(environment, texts))
        .addSubcommand(new RuleBacktestCommand(environment, texts))
        .addSubcommand(new RuleListCommand(environment, texts))
        .addSubcommand(new RuleFieldsCommand(environment, texts));
  }

  private static CommandLine state(Environment environment, Texts texts) {
    return new CommandLine(new StateCommand(environment))
        .addSubcommand(new StateShowCommand(environment, texts));
  }

  private static CommandLine alert(Environment environment, Texts texts) {
    return new CommandLine(new AlertCommand(environment))
        .addSubcommand(new AlertListCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertShowCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertHistoryCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertWatchedCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertAssignCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertCommentCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertTagCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertCloseCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertReopenCommand(environment, texts, System.getenv()))
        .addSubcommand(new AlertUndoCommand(environment, texts, System.getenv()))
        .addSubcommand(sample(environment, texts));
  }

  private static CommandLine sample(Environment environment, Texts texts) {
    return new CommandLine(new GroupCommand.Sample(environment))
        .addSubcommand(new AlertSampleCommand.Add(environment, texts, System.getenv()))
        .addSubcommand(new AlertSampleCommand.Remove(environment, texts, System.getenv()));
  }

  private static CommandLine export(Environment environment, Texts texts) {
    return new CommandLine(new GroupCommand.Export(environment))
        .addSubcommand(new ExportRunCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportStatusCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportTestCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportLettersCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportRetryCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportPreviewCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportSnapshotCommand(environment, texts, System.getenv()))
        .addSubcommand(new ExportImportCommand(environment, texts));
  }

  private static CommandLine suppress(Environment environment, Texts texts) {
    return new CommandLine(new GroupCommand.Suppress(environment))
        .addSubcommand(new SuppressAddCommand(environment, texts, System.getenv()))
        .addSubcommand(new SuppressListCommand(environment, texts, System.getenv()))
        .addSubcommand(new SuppressPreviewCommand(environment, texts, System.getenv()))
        .addSubcommand(new SuppressInhibitionsCommand(environment, texts, System.getenv()))
        .addSubcommand(new SuppressChangeCommand(environment, texts, System.getenv()))
        .addSubcommand(new SuppressRemoveCommand(environment, texts, System.getenv()));
  }

  private static CommandLine view(Environment environment, Texts texts) {
    return new CommandLine(new GroupCommand.View(environment))
        .addSubcommand(new ViewListCommand(environment, texts, System.getenv()))
        .addSubcommand(new ViewSaveCommand(environment, texts, System.getenv()))
        .addSubcommand(new ViewRemoveCommand(environment, texts, System.getenv()));
  }

  private static CommandLine detection(Environment environment, Texts texts) {
    Map<String, String> variables = System.getenv();
    return new CommandLine(new GroupCommand.Detection(environment))
        .addSubcommand(new DetectionListCommand(environment, texts, variables))
        .addSubcommand(new DetectionChangeCommand.Off(environment, texts, variables))
        .addSubcommand(new DetectionChangeCommand.On(environment, texts, variables))
        .addSubcommand(new DetectionChangeCommand.OfSeverity(environment, texts, variables))
        .addSubcommand(new DetectionResetCommand(environment, texts, variables))
        .addSubcommand(new DetectionRelearnCommand(environment, texts, variables))
        .addSubcommand(new DetectionBacktestCommand(environment, texts, variables));
  }

  private static CommandLine incident(Environment environment, Texts texts) {
    return new CommandLine(new IncidentCommand(environment))
        .addSubcommand(new IncidentListCommand(environment, texts, System.getenv()))
        .addSubcommand(new IncidentShowCommand(environment, texts, System.getenv()))
        .addSubcommand(new IncidentHistoryCommand(environment, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Assign(environment, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Comment(environment, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Close(environment, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Reopen(environment, texts, System.getenv()))
        .addSubcommand(new IncidentMergeCommand(environment, texts, System.getenv()))
        .addSubcommand(new IncidentSplitCommand(environment, texts, System.getenv()));
  }

  private static CommandLine source(Environment environment, Texts texts) {
    return new CommandLine(new SourceCommand(environment))
        .addSubcommand(new SourceStatusCommand(environment, texts, System.getenv()));
  }

  private static CommandLine audit(Environment environment, Texts texts) {
    return new CommandLine(new AuditCommand(environment))
        .addSubcommand(new AuditListCommand(environment, texts, System.getenv()))
        .addSubcommand(new AuditVerifyCommand(environment, texts, System.getenv()));
  }

  private static CommandLine deadLetter(Environment environment, Texts texts) {
    return new CommandLine(new DeadLetterCommand(environment))
        .addSubcommand(new DeadLetterListCommand(environment, texts, System.getenv()))
        .addSubcommand(new DeadLetterShowCommand(environment, texts, System.getenv()))
        .addSubcommand(new DeadLetterRetryCommand(environment, texts, System.getenv()));
  }

  private static CommandLine token(Environment environment, Texts texts) {
    return new CommandLine(new GroupCommand.Token(environment))
        .addSubcommand(new TokenCreateCommand(environment, texts, System.getenv()))
        .addSubcommand(new TokenListCommand(environment, texts, System.getenv()))
        .addSubcommand(new TokenRevokeCommand(environment, texts, System.getenv()));
  }

  private static CommandLine user(Environment environment, Texts texts) {
    return new CommandLine(new GroupCommand.User(environment))
        .addSubcommand(new UserAddCommand(environment, texts, System.getenv()))
        .addSubcommand(new UserListCommand(environment, texts, System.getenv()))
        .addSubcommand(new UserChangeCommand.Disable(environment, texts, System.getenv()))
        .addSubcommand(new UserChangeCommand.Enable(environment, texts, System.getenv()))
        .addSubcommand(new UserPasswordCommand(environment, texts, System.getenv()))
        .addSubcommand(new UserRoleCommand(environment, texts, System.getenv()));
  }

  private static CommandLine config(Environment environment, Texts texts) {
    return new CommandLine(new ConfigCommand(environment))
        .addSubcommand(new ConfigCheckCommand(environment, texts, System.getenv()))
        .addSubcommand(new ConfigShowCommand(environment, texts, System.getenv()))
        .addSubcommand(new ConfigSetCommand(environment, texts, System.getenv()))
        .addSubcommand(new ConfigUnsetCommand(environment, texts, System.getenv()));
  }

  private static CommandLine.Help.Ansi ansi(Environment environment) {
    Screen screen = environment.screen();
    return screen.outputWatched() && !screen.plain()
        ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF;
  }

  private static int refuse(ParameterException e, Environment environment, Texts texts) {
    PrintStream talk = environment.talk();
    talk.println(texts.get("error.usage", message(e, texts)));
    if (e instanceof UnmatchedArgumentException unmatched) {
      String nearest = nearest(unmatched.getUnmatched().get(0), e.getCommandLine());
      if (!nearest.isEmpty()) {
        talk.println(texts.get("error.suggestion", nearest));
      }
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    talk.println(texts.get("error.usage.hint", command));
    return ExitCode.USAGE.code();
  }

  /** The option or command that was probably meant, or empty where none is near. */
  private static String nearest(String word, CommandLine command) {
    if (!word.startsWith("-")) {
      return Suggestion.nearest(word, command.getSubcommands().keySet());
    }
    int end = word.indexOf('=');
    if (word.equals("--json")) {
      return json(command);
    }
    return Suggestion.nearest(
        end < 0 ? word : word.substring(0, end),
        command.getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .toList());
  }

  /** How JSON is asked for, where the command has a choice of outputs. */
  private static String json(CommandLine command) {
    OptionSpec output = command.getCommandSpec().findOption("--output");
    if (output == null) {
      return "";
    }
    return output.paramLabel().contains("ndjson") ? "--output ndjson" : "--output json";
  }

  private static String message(ParameterException e, Texts texts) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return texts.get("error.unmatched", String.join(" ", unmatched.getUnmatched()));
    }
    if (e instanceof MissingParameterException missing) {
      List<String> names = missing.getMissing().stream().map(Main::named).toList();
      if (!names.isEmpty()) {
        return texts.get("error.missing", String.join(", ", names));
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static String named(CommandLine.Model.ArgSpec spec) {
    return spec instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : spec.paramLabel();
  }

  private static int fail(Exception e, Environment environment, Texts texts) {
    if (e instanceof UnwritableException unwritable) {
      return unwritable(unwritable, environment, texts);
    }
    if (e instanceof Refusal refusal) {
      String said = refusal.said(texts.language());
      environment.talk().println(texts.get("error.usage", said));
      refusal.further(texts.language()).stream()
          .map(Printable::line)
          .forEach(environment.talk()::println);
      return refusal.exitCode().code();
    }
    if (e instanceof TemporaryException full) {
      String size = ByteSize.text(full.bytes());
      String said = texts.get("error.temporary." + full.reason(), full.folder(), size);
      environment.talk().println(texts.get("error.usage", said));
      return ExitCode.STOPPED.code();
    }
    environment.talk().println(texts.get("error.usage", texts.get("error.unexpected", e)));
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    environment.talk().println(Printable.block(trace.toString().replace("\t", "  ")));
    return ExitCode.STOPPED.code();
  }
}
