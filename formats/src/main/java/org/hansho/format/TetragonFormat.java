package org.hansho.format;

import java.util.List;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Events of Tetragon as lines of JSON, as its export file and {@code tetra getevents} write them.
 *
 * <p>A started process is an event of Linux process creation too, with Sigma's names. User numbers
 * are numbers; Tetragon knows no names. Source: Tetragon documentation, "Events" and the reference
 * of its gRPC API.
 */
final class TetragonFormat {
  private static final List<String> OTHERS =
      List.of("process_kprobe", "process_tracepoint", "process_uprobe", "process_lsm");

  private static final byte[] UNSET = Values.ascii("4294967295");

  static final Format FORMAT = format();

  private TetragonFormat() {}

  private static Format format() {
    FormatSpec.Builder spec =
        FormatSpec.of(
                "tetragon",
                "Events of Tetragon as lines of JSON: processes started and ended, kprobes and"
                    + " others",
                event("other"))
            .mark(
                Mark.of(95, "exec_id", "binary", "process", "start_time")
                    .and(1, kinds().toArray(String[]::new)))
            .mark(Mark.of(80, "process", "binary").and(1, kinds().toArray(String[]::new)))
            .kind(
                EventClass.of(
                    "tetragon.process_exec",
                    LogSource.of("tetragon", null, "process_exec"),
                    LogSource.of("linux", "process_creation", null)),
                "process_exec.process.binary")
            .kind(event("process_exit"), "process_exit.process.binary");
    for (String other : OTHERS) {
      spec.kind(event(other), other + ".process.binary");
    }
    return spec.times("time")
        .common(table())
        .copyOnly(TetragonFormat::isSaid)
        .step(
            Steps.joined(
                "CommandLine", "process_exec.process.binary", "process_exec.process.arguments"))
        .step(
            Steps.joined(
                "ParentCommandLine", "process_exec.parent.binary", "process_exec.parent.arguments"))
        .step(
            Steps.joined(
                "process.command_line",
                "process_exec.process.binary",
                "process_exec.process.arguments"))
        .step(
            Steps.joined(
                "process.parent.command_line",
                "process_exec.parent.binary",
                "process_exec.parent.arguments"))
        .step(Steps.lastPart("process.name", "process_exec.process.binary"))
        .step(Steps.lastPart("process.parent.name", "process_exec.parent.binary"))
        .step(Steps.lastPart("process.name", "process_kprobe.process.binary"))
        .step(Steps.lastPart("process.name", "process_lsm.process.binary"))
        .format();
  }

  /** The audit user of what nobody has signed in for is the largest number. */
  private static boolean isSaid(Event event, int slot) {
    return event.isScalar(slot) && event.length(slot) > 0 && !event.is(slot, UNSET);
  }

  /** Keys one of which each event has; the name of the node is there only where it has one. */
  private static List<String> kinds() {
    return Stream.concat(
            Stream.of("process_exec", "process_exit", "process_loader"), OTHERS.stream())
        .toList();
  }

  private static EventClass event(String kind) {
    return EventClass.of("tetragon." + kind, LogSource.of("tetragon", null, kind));
  }

  /** The fields of a process stand under the name of the kind of event. */
  private static String table() {
    StringBuilder table =
        new StringBuilder(
            """
            host.name               | node_name
            Image                   | process_exec.process.binary
            CurrentDirectory        | process_exec.process.cwd
            ProcessId               | process_exec.process.pid
            ParentImage             | process_exec.parent.binary
            ParentProcessId         | process_exec.parent.pid
            process.parent.executable | process_exec.parent.binary
            process.parent.pid      | process_exec.parent.pid
            process.working_directory | process_exec.process.cwd
            event.action            | process_kprobe.function_name, process_tracepoint.event, process_lsm.function_name
            rule.name               | process_kprobe.policy_name, process_tracepoint.policy_name, process_lsm.policy_name
            file.path               | process_kprobe.args.file_arg.path, process_kprobe.args.path_arg.path, process_lsm.args.file_arg.path
            source.ip               | process_kprobe.args.sock_arg.saddr
            source.port             | process_kprobe.args.sock_arg.sport
            destination.ip          | process_kprobe.args.sock_arg.daddr
            destination.port        | process_kprobe.args.sock_arg.dport
            """);
    row(table, "process.executable", "process.binary");
    row(table, "process.pid", "process.pid");
    row(table, "user.id", "process.auid");
    row(table, "user.effective.id", "process.uid");
    row(table, "container.id", "process.pod.container.id");
    row(table, "container.name", "process.pod.container.name");
    row(table, "container.image.name", "process.pod.container.image.name");
    row(table, "orchestrator.namespace", "process.pod.namespace");
    row(table, "orchestrator.resource.name", "process.pod.name");
    return table.toString();
  }

  private static void row(StringBuilder table, String field, String path) {
    table.append(field).append(" | process_exec.").append(path);
    for (String other : OTHERS) {
      table.append(", ").append(other).append('.').append(path);
    }
    table.append('\n');
  }
}
