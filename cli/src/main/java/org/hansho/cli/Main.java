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
    StopSignal signal = StopSignal.listening();
    Surroundings surroundings =
        new Surroundings(
            System.in,
            StandardOutput.over(new FileOutputStream(FileDescriptor.out)),
            talk(),
            Screen.of(System.getProperty(Screen.TERMINALS, ""), System.getenv()),
            System::nanoTime,
            signal::isAsked);
    int code = run(arguments, surroundings, System.getenv());
    surroundings.talk().flush();
    signal.finish(code);
    System.exit(code);
  }

  private static PrintStream talk() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs one command; when it returns, all output was written or its failure was told. */
  static int run(String[] arguments, Surroundings surroundings, Map<String, String> environment) {
    Texts texts = Texts.of(CommonOptions.language(arguments, environment));
    try {
      int code = execute(arguments, surroundings, texts);
      surroundings.out().flush();
      return code;
    } catch (UnwritableException e) {
      return unwritable(e, surroundings, texts);
    }
  }

  private static int unwritable(UnwritableException e, Surroundings surroundings, Texts texts) {
    if (!e.isClosedPipe()) {
      surroundings.talk().println(texts.get("error.usage", Refusal.said(e, texts)));
    }
    return ExitCode.OUTPUT.code();
  }

  private static int execute(String[] arguments, Surroundings surroundings, Texts texts) {
    String first = arguments.length == 0 ? "" : arguments[0];
    CommandLine program = program(first, surroundings, texts);
    program.setParameterExceptionHandler((e, unused) -> refuse(e, surroundings, texts));
    program.setExecutionExceptionHandler((e, unused, parsed) -> fail(e, surroundings, texts));
    // Written by us, since picocli answers a failure to write with a stack trace.
    StringWriter help = new StringWriter();
    program.setOut(new PrintWriter(help, true));
    int code = program.execute(arguments);
    surroundings.out().print(help);
    return code;
  }

  /** The program with the command that is asked for, or with all where that is not clear. */
  private static CommandLine program(String asked, Surroundings surroundings, Texts texts) {
    BuiltinFiles builtin = new BuiltinFiles(texts.language());
    if (asked.equals("scan")) {
      builtin.begin();
    }
    CommandLine program = new CommandLine(new HanshoCommand(surroundings));
    Map<String, Supplier<CommandLine>> commands = commands(surroundings, texts, builtin);
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
    program.setErr(new PrintWriter(surroundings.talk(), true, StandardCharsets.UTF_8));
    program.setUsageHelpWidth(Math.min(120, Math.max(60, surroundings.screen().columns())));
    program.setUsageHelpAutoWidth(false);
    program.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(surroundings)));
    program.setPosixClusteredShortOptionsAllowed(false);
    program.setAbbreviatedOptionsAllowed(false);
    return program;
  }

  /** All commands by name. Making one means reflection over its options, so it is put off. */
  private static Map<String, Supplier<CommandLine>> commands(
      Surroundings surroundings, Texts texts, BuiltinFiles builtin) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("scan", () -> new CommandLine(new ScanCommand(surroundings, texts, builtin)));
    commands.put("demo", () -> new CommandLine(new DemoCommand(surroundings, texts)));
    commands.put("rule", () -> rule(surroundings, texts));
    commands.put("state", () -> state(surroundings, texts));
    commands.put(
        "run", () -> new CommandLine(new RunCommand(surroundings, texts, System.getenv())));
    commands.put(
        "status", () -> new CommandLine(new StatusCommand(surroundings, texts, System.getenv())));
    commands.put(
        "learn", () -> new CommandLine(new LearnCommand(surroundings, texts, System.getenv())));
    commands.put(
        "doctor", () -> new CommandLine(new DoctorCommand(surroundings, texts, System.getenv())));
    commands.put(
        "selftest",
        () -> new CommandLine(new SelfTestCommand(surroundings, texts, System.getenv())));
    commands.put(
        "explain", () -> new CommandLine(new ExplainCommand(surroundings, texts, System.getenv())));
    commands.put(
        "replay", () -> new CommandLine(new ReplayCommand(surroundings, texts, System.getenv())));
    commands.put(
        "backup", () -> new CommandLine(new BackupCommand(surroundings, texts, System.getenv())));
    commands.put(
        "restore", () -> new CommandLine(new RestoreCommand(surroundings, texts, System.getenv())));
    commands.put(
        "reload", () -> new CommandLine(new ReloadCommand(surroundings, texts, System.getenv())));
    commands.put("alert", () -> alert(surroundings, texts));
    commands.put("export", () -> export(surroundings, texts));
    commands.put("suppress", () -> suppress(surroundings, texts));
    commands.put("view", () -> view(surroundings, texts));
    commands.put("detection", () -> detection(surroundings, texts));
    commands.put("incident", () -> incident(surroundings, texts));
    commands.put("source", () -> source(surroundings, texts));
    commands.put("audit", () -> audit(surroundings, texts));
    commands.put("dead-letter", () -> deadLetter(surroundings, texts));
    commands.put("token", () -> token(surroundings, texts));
    commands.put("user", () -> user(surroundings, texts));
    commands.put(
        "sign-in-link",
        () -> new CommandLine(new SignInLinkCommand(surroundings, texts, System.getenv())));
    commands.put("config", () -> config(surroundings, texts));
    return commands;
  }

  private static CommandLine rule(Surroundings surroundings, Texts texts) {
    return new CommandLine(new RuleCommand(surroundings))
        .addSubcommand(new RuleLintCommand(surroundings, texts))
        .addSubcommand(new RuleTestCommand(surroundings, texts))
        .addSubcommand(new RuleExplainCommand(surroundings, texts))
        .addSubcommand(new RuleBacktestCommand(surroundings, texts))
        .addSubcommand(new RuleListCommand(surroundings, texts))
        .addSubcommand(new RuleFieldsCommand(surroundings, texts));
  }

  private static CommandLine state(Surroundings surroundings, Texts texts) {
    return new CommandLine(new StateCommand(surroundings))
        .addSubcommand(new StateShowCommand(surroundings, texts));
  }

  private static CommandLine alert(Surroundings surroundings, Texts texts) {
    return new CommandLine(new AlertCommand(surroundings))
        .addSubcommand(new AlertListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertShowCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertHistoryCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertWatchedCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertAssignCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertCommentCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertTagCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertCloseCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertReopenCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AlertUndoCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine export(Surroundings surroundings, Texts texts) {
    return new CommandLine(new GroupCommand.Export(surroundings))
        .addSubcommand(new ExportRunCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new ExportStatusCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new ExportRetryCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine suppress(Surroundings surroundings, Texts texts) {
    return new CommandLine(new GroupCommand.Suppress(surroundings))
        .addSubcommand(new SuppressAddCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new SuppressListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new SuppressPreviewCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new SuppressInhibitionsCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new SuppressRemoveCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine view(Surroundings surroundings, Texts texts) {
    return new CommandLine(new GroupCommand.View(surroundings))
        .addSubcommand(new ViewListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new ViewSaveCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new ViewRemoveCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine detection(Surroundings surroundings, Texts texts) {
    Map<String, String> environment = System.getenv();
    return new CommandLine(new GroupCommand.Detection(surroundings))
        .addSubcommand(new DetectionListCommand(surroundings, texts, environment))
        .addSubcommand(new DetectionChangeCommand.Off(surroundings, texts, environment))
        .addSubcommand(new DetectionChangeCommand.On(surroundings, texts, environment))
        .addSubcommand(new DetectionChangeCommand.OfSeverity(surroundings, texts, environment))
        .addSubcommand(new DetectionResetCommand(surroundings, texts, environment));
  }

  private static CommandLine incident(Surroundings surroundings, Texts texts) {
    return new CommandLine(new IncidentCommand(surroundings))
        .addSubcommand(new IncidentListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentShowCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentHistoryCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Assign(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Comment(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Close(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentTriageCommand.Reopen(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentMergeCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new IncidentSplitCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine source(Surroundings surroundings, Texts texts) {
    return new CommandLine(new SourceCommand(surroundings))
        .addSubcommand(new SourceStatusCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine audit(Surroundings surroundings, Texts texts) {
    return new CommandLine(new AuditCommand(surroundings))
        .addSubcommand(new AuditListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new AuditVerifyCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine deadLetter(Surroundings surroundings, Texts texts) {
    return new CommandLine(new DeadLetterCommand(surroundings))
        .addSubcommand(new DeadLetterListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new DeadLetterShowCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new DeadLetterRetryCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine token(Surroundings surroundings, Texts texts) {
    return new CommandLine(new GroupCommand.Token(surroundings))
        .addSubcommand(new TokenCreateCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new TokenListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new TokenRevokeCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine user(Surroundings surroundings, Texts texts) {
    return new CommandLine(new GroupCommand.User(surroundings))
        .addSubcommand(new UserAddCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new UserListCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new UserChangeCommand.Disable(surroundings, texts, System.getenv()))
        .addSubcommand(new UserChangeCommand.Enable(surroundings, texts, System.getenv()))
        .addSubcommand(new UserPasswordCommand(surroundings, texts, System.getenv()));
  }

  private static CommandLine config(Surroundings surroundings, Texts texts) {
    return new CommandLine(new ConfigCommand(surroundings))
        .addSubcommand(new ConfigCheckCommand(surroundings, texts, System.getenv()))
        .addSubcommand(new ConfigShowCommand(surroundings, System.getenv()));
  }

  private static CommandLine.Help.Ansi ansi(Surroundings surroundings) {
    Screen screen = surroundings.screen();
    return screen.outputWatched() && !screen.plain()
        ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF;
  }

  private static int refuse(ParameterException e, Surroundings surroundings, Texts texts) {
    PrintStream talk = surroundings.talk();
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
    return Suggestion.nearest(
        end < 0 ? word : word.substring(0, end),
        command.getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .toList());
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

  private static int fail(Exception e, Surroundings surroundings, Texts texts) {
    if (e instanceof UnwritableException unwritable) {
      return unwritable(unwritable, surroundings, texts);
    }
    if (e instanceof Refusal refusal) {
      surroundings.talk().println(texts.get("error.usage", refusal.said()));
      return refusal.exitCode().code();
    }
    if (e instanceof TemporaryException full) {
      String size = ByteSize.text(full.bytes());
      String said = texts.get("error.temporary." + full.reason(), full.folder(), size);
      surroundings.talk().println(texts.get("error.usage", said));
      return ExitCode.STOPPED.code();
    }
    surroundings.talk().println(texts.get("error.usage", texts.get("error.unexpected", e)));
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    surroundings.talk().println(Printable.block(trace.toString().replace("\t", "  ")));
    return ExitCode.STOPPED.code();
  }
}
