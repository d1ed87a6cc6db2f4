package org.hansho.format.auditd;

import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of AUOMS, Microsoft's audit agent for Linux, which puts a whole kernel event on
 * one line of a Syslog row.
 *
 * <p>A line gives the events that the raw records would give: one for each record, SYSCALL, EXECVE,
 * CWD and PATH, and the assembled one. The agent joins arguments into one command line with quotes
 * around those that need them; they are taken apart again. Lines of other types than {@code
 * AUOMS_…} are one record. Remembers processes for the sake of their children, in bounds. Belongs
 * to one source and one thread.
 */
public final class AuomsLine {
  private final AuditEvents events;
  private final AuditRecord record;
  private final DecodedRecord decoded;
  private final RecordKeys keys;
  private final Stamp stamp = new Stamp();
  private final JsonCursor names = new JsonCursor();
  private final JsonCursor types = new JsonCursor();
  private final AuomsPairs pairs = new AuomsPairs();

  private byte[] text = {};
  private byte[] evidence = {};
  private int evidenceFrom;
  private int evidenceLength;
  private long position;
  private boolean kept;

  /** A reader of the lines of one source. */
  public AuomsLine(Fields fields, Limits limits) {
    events = new AuditEvents(fields, limits);
    record = events.record;
    keys = events.keys;
    decoded = new DecodedRecord(keys, record);
  }

  /** Whether the text is such a line. */
  public static boolean isOne(byte[] text, int from, int to) {
    return Numbers.startsWith(text, from, to, "type=AUOMS_")
        && Numbers.contains(text, from, Math.min(to, from + 80), " audit(");
  }

  /** Says what the evidence of the next line is: the record that the line stands in. */
  public void setEvidence(byte[] buffer, int offset, int length, long recordPosition) {
    evidence = buffer;
    evidenceFrom = offset;
    evidenceLength = length;
    position = recordPosition;
  }

  /**
   * Reads a line and hands its events to the sink.
   *
   * @param line decoded text, another buffer than the evidence or the same
   * @return null, or why the line is malformed
   */
  public @Nullable Fault read(byte[] line, int from, int to, EventSink sink) {
    text = line;
    kept = false;
    if (!Numbers.startsWith(line, from, to, "type=")) {
      return AuditFaults.TYPE;
    }
    int typeEnd = from + 5;
    while (typeEnd < to && line[typeEnd] != ' ') {
      typeEnd++;
    }
    int at = Math.min(to, typeEnd + 1);
    at = Numbers.startsWith(line, at, to, "msg=") ? at + 4 : at;
    if (!Numbers.startsWith(line, at, to, "audit(")) {
      return AuditFaults.STAMP;
    }
    at = stamp.read(line, at + 6, to);
    if (at < 0) {
      return AuditFaults.STAMP;
    }
    at += Numbers.startsWith(line, at, to, "):") ? 2 : 0;
    pairs.read(line, at, to);
    if (Numbers.startsWith(line, from + 5, typeEnd, "AUOMS_") && pairs.find("syscall") >= 0) {
      kernelEvent(sink);
    } else {
      single(from + 5, typeEnd, sink);
    }
    return null;
  }

  private void kernelEvent(EventSink sink) {
    syscall(sink);
    int command = pairs.find("cmdline");
    if (command >= 0) {
      execve(command, sink);
    }
    if (pairs.find("cwd") >= 0) {
      begin("CWD");
      copy("cwd", Role.CWD);
      accept(sink);
    }
    paths(sink);
    if (pairs.find("proctitle") >= 0) {
      begin("PROCTITLE");
      copy("proctitle", Role.PROCTITLE);
      accept(sink);
    }
    events.finishEvent(sink);
  }

  private void syscall(EventSink sink) {
    begin("SYSCALL");
    for (int pair = 0; pair < pairs.count(); pair++) {
      if (isOfSyscall(pair)) {
        add(pair);
      }
    }
    copy("user", Role.UID_NAME);
    copy("effective_user", Role.EUID_NAME);
    copy("arch", Role.ARCH_NAME);
    copy("syscall", Role.SYSCALL_NAME);
    if (pairs.valueLength(pairs.find("containerid")) > 0) {
      copy("containerid", Role.CONTAINER);
    }
    list("key", Role.KEY);
    accept(sink);
  }

  private boolean isOfSyscall(int pair) {
    return !pairs.isAnyOf(
        pair,
        "cwd",
        "name",
        "nametype",
        "cmdline",
        "proctitle",
        "argc",
        "node",
        "key",
        "key_r",
        "path_name",
        "path_nametype",
        "path_mode",
        "path_ouid",
        "path_ogid");
  }

  private void add(int pair) {
    int mark = decoded.mark();
    decoded.append(text, pairs.valueStart(pair), pairs.valueLength(pair));
    int key = keys.findWhole(text, pairs.keyStart(pair), pairs.keyLength(pair));
    decoded.value(key, mark, Form.PLAIN);
  }

  private void copy(String name, Role role) {
    int pair = pairs.find(name);
    if (pair >= 0) {
      int mark = decoded.mark();
      decoded.append(text, pairs.valueStart(pair), pairs.valueLength(pair));
      decoded.value(role, mark);
    }
  }

  /** Names with commas between them become values of one key. */
  private void list(String name, Role role) {
    int pair = pairs.find(name);
    if (pair < 0) {
      return;
    }
    int end = pairs.valueStart(pair) + pairs.valueLength(pair);
    int start = pairs.valueStart(pair);
    for (int at = start; at <= end; at++) {
      if (at == end || text[at] == ',') {
        int mark = decoded.mark();
        decoded.append(text, start, at - start);
        decoded.value(role, mark);
        start = at + 1;
      }
    }
  }

  /** Takes the command line apart at blanks outside of double quotes. */
  private void execve(int command, EventSink sink) {
    begin("EXECVE");
    copy("argc", Role.ARGC);
    int at = pairs.valueStart(command);
    int end = at + pairs.valueLength(command);
    for (int argument = 0; at < end; argument++) {
      int mark = decoded.mark();
      boolean quoted = false;
      while (at < end && (quoted || text[at] != ' ')) {
        if (text[at] == '"') {
          quoted = !quoted;
        } else {
          at += text[at] == '\\' && quoted && at + 1 < end ? 1 : 0;
          decoded.append((char) (text[at] & 0xFF));
        }
        at++;
      }
      at++;
      decoded.value(RecordKeys.argumentKey(argument), mark, Form.PLAIN);
    }
    accept(sink);
  }

  private void paths(EventSink sink) {
    int name = pairs.find("path_name");
    int type = pairs.find("path_nametype");
    if (name < 0 || !names.enter(text, pairs.valueStart(name), pairs.valueEnd(name))) {
      return;
    }
    boolean typed = type >= 0 && types.enter(text, pairs.valueStart(type), pairs.valueEnd(type));
    while (names.next()) {
      begin("PATH");
      decoded.value(Role.NAME, names.decode(decoded));
      if (typed && types.next()) {
        decoded.value(Role.NAMETYPE, types.decode(decoded));
      }
      accept(sink);
    }
  }

  private void single(int typeStart, int typeEnd, EventSink sink) {
    begin("");
    int mark = decoded.mark();
    decoded.append(text, typeStart, typeEnd - typeStart);
    decoded.type(mark);
    for (int pair = 0; pair < pairs.count(); pair++) {
      add(pair);
    }
    accept(sink);
  }

  private void begin(String type) {
    decoded.begin();
    decoded.type(type);
    int node = pairs.find("node");
    if (node >= 0) {
      int mark = decoded.mark();
      decoded.append(text, pairs.valueStart(node), pairs.valueLength(node));
      decoded.node(mark);
    }
    record.time = stamp.time;
    record.serial = stamp.serial;
  }

  private void accept(EventSink sink) {
    if (kept || !record.type.isPart()) {
      events.acceptMore(evidence, evidenceFrom, evidenceLength, position, sink);
    } else {
      kept = true;
      events.accept(evidence, evidenceFrom, evidenceLength, position, sink);
    }
  }

  /** What it remembers: open events and processes. */
  public Memory memory() {
    return events;
  }

  /** Whether an event is open. */
  public boolean isOpen() {
    return events.isOpen();
  }

  /** The source has ended, or nothing has come for a while: emits the events that are open. */
  public void end(EventSink sink) {
    events.end(sink);
  }
}
