package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.process.ProcessTable;
import org.hansho.record.Memory;

/**
 * The fields that say who acted: process, parents, account, host, container. Part of the assembled
 * view; belongs to one thread.
 */
final class ActorFields {
  private static final int MOST_ANCESTORS = 16;
  private static final byte[] ROOT = "root".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SUCCESS = "success".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FAILURE = "failure".getBytes(StandardCharsets.US_ASCII);

  private static final String GONE = " (deleted)";

  /** What {@code contid} says outside of containers. */
  private static final String NO_CONTAINER = "18446744073709551615";

  private final Event event;
  private final ProcessTable processes = new ProcessTable();
  private final boolean remembers;

  private final int image;
  private final int[] executable;
  private final int[] name;
  private final int command;
  private final int[] commonCommand;
  private final int[] pid;
  private final int[] parentPid;
  private final int[] directory;
  private final int[] user;
  private final int[] userId;
  private final int[] effectiveId;
  private final int[] effectiveName;
  private final int[] session;
  private final int[] host;
  private final int[] container;
  private final int[] outcome;
  private final int[] action;
  private final int[] parentImage;
  private final int[] parentName;
  private final int[] parentCommand;
  private final int[] ancestors;
  private final int[] ancestorCommands;

  ActorFields(Event event) {
    this.event = event;
    Fields fields = event.fields();
    image = fields.id("Image");
    executable = ValueWriter.ids(fields, "process.executable");
    name = ValueWriter.ids(fields, "process.name");
    command = fields.id("CommandLine");
    commonCommand = ValueWriter.ids(fields, "process.command_line");
    pid = ValueWriter.ids(fields, "ProcessId", "process.pid");
    parentPid = ValueWriter.ids(fields, "ParentProcessId", "process.parent.pid");
    directory = ValueWriter.ids(fields, "CurrentDirectory", "process.working_directory");
    user = ValueWriter.ids(fields, "User", "user.name");
    userId = ValueWriter.ids(fields, "user.id");
    effectiveId = ValueWriter.ids(fields, "user.effective.id");
    effectiveName = ValueWriter.ids(fields, "user.effective.name");
    session = ValueWriter.ids(fields, "LogonId");
    host = ValueWriter.ids(fields, "host.name");
    container = ValueWriter.ids(fields, "container.id");
    outcome = ValueWriter.ids(fields, "event.outcome");
    action = ValueWriter.ids(fields, "event.action");
    parentImage = ValueWriter.ids(fields, "ParentImage", "process.parent.executable");
    parentName = ValueWriter.ids(fields, "process.parent.name");
    parentCommand = ValueWriter.ids(fields, "ParentCommandLine", "process.parent.command_line");
    ancestors = ValueWriter.ids(fields, "process.ancestors");
    ancestorCommands = ValueWriter.ids(fields, "process.ancestors.command_line");
    remembers =
        parentImage.length
                + parentName.length
                + parentCommand.length
                + ancestors.length
                + ancestorCommands.length
            > 0;
  }

  // -- memory ----------------------------------------------------------------------------------

  /** Learns the program of an execve that succeeded, before its event is complete. */
  void learnProgram(OpenEvent open) {
    if (remembers && open.kind == Syscall.Kind.EXECUTE && !open.is(Role.SUCCESS, "no")) {
      learn(open, open.number(Role.PID, -1), open.number(Role.PPID, 0));
    }
  }

  private int learn(OpenEvent open, long id, long parentId) {
    if (id < 0 || !open.has(Role.EXE)) {
      return ProcessTable.UNKNOWN;
    }
    int exe = Role.EXE.ordinal();
    int at = event.reserve(Form.decodedLength(open.form[exe], open.length[exe]));
    int length =
        Form.decode(
            open.form[exe], open.values, open.start[exe], open.length[exe], event.arena(), at);
    return processes.learn(open.node, id, parentId, event.arena(), at, length);
  }

  /** Learns the command line that the event at hand shows. */
  void learnCommand(OpenEvent open, int commandSlot) {
    if (!remembers || commandSlot < 0) {
      return;
    }
    int place = processes.find(open.node, open.number(Role.PID, -1));
    if (place != ProcessTable.UNKNOWN) {
      processes.learnCommand(
          place, event.buffer(commandSlot), event.start(commandSlot), event.length(commandSlot));
    }
  }

  /** Learns a process that did something else than execute, if nothing is known of it yet. */
  void learnBystander(OpenEvent open) {
    learnUnknown(open, open.number(Role.PID, -1), open.number(Role.PPID, 0));
  }

  /**
   * A process whose execve was refused is most often a copy of its parent, so that it shows what an
   * unknown parent is.
   */
  void learnParentOfCopy(OpenEvent open) {
    learnUnknown(open, open.number(Role.PPID, -1), 0);
  }

  private void learnUnknown(OpenEvent open, long id, long parentId) {
    if (remembers
        && open.saw(RecordType.SYSCALL)
        && processes.find(open.node, id) == ProcessTable.UNKNOWN) {
      event.begin(open.evidence, 0, 0, open.position);
      int place = learn(open, id, parentId);
      if (place != ProcessTable.UNKNOWN && open.has(Role.PROCTITLE)) {
        int slot = addCommand(open, Role.PROCTITLE);
        processes.learnCommand(place, event.buffer(slot), event.start(slot), event.length(slot));
      }
    }
  }

  /**
   * Learns a process that the source itself describes.
   *
   * @param text the program and behind it the command line
   */
  void learnOther(
      long node, long id, long parent, byte[] text, int imageLength, int commandLength) {
    if (remembers && id >= 0 && processes.find(node, id) == ProcessTable.UNKNOWN) {
      int place = processes.learn(node, id, parent, text, 0, imageLength);
      processes.learnCommand(place, text, imageLength, commandLength);
    }
  }

  /** What is known of processes, in pieces. */
  List<Memory.Piece> pieces() {
    return processes.pieces();
  }

  // -- fields ----------------------------------------------------------------------------------

  /** Adds a role's value to fields, if there is one. */
  void addRole(OpenEvent open, int[] ids, Role role) {
    if (ids.length > 0 && open.has(role)) {
      int r = role.ordinal();
      ValueWriter.addAll(event, ids, open.values, open.start[r], open.length[r], open.form[r]);
    }
  }

  /** The program as the kernel knows it, without its note that the file is gone. */
  int addImage(OpenEvent open) {
    int r = Role.EXE.ordinal();
    int slot =
        ValueWriter.add(event, image, open.values, open.start[r], open.length[r], open.form[r]);
    int length = event.length(slot);
    int end = event.start(slot) + length;
    int named = end - GONE.length();
    if (length > GONE.length() && Numbers.startsWith(event.buffer(slot), named, end, GONE)) {
      event.setLength(slot, length - GONE.length());
    }
    addImage(slot);
    return slot;
  }

  /** The field that a caller fills before {@link #addImage(int)}. */
  int imageField() {
    return image;
  }

  /** The field that a caller fills before {@link #addCommand(int)}. */
  int commandField() {
    return command;
  }

  /** Gives the other names of the program the value that stands in a slot. */
  void addImage(int slot) {
    for (int field : executable) {
      event.addSame(field, slot);
    }
    for (int field : name) {
      ValueWriter.addBaseName(event, field, slot);
    }
  }

  /** The command line as the value of a role. */
  int addCommand(OpenEvent open, Role role) {
    int r = role.ordinal();
    int slot =
        ValueWriter.add(event, command, open.values, open.start[r], open.length[r], open.form[r]);
    addCommand(slot);
    return slot;
  }

  /** Gives the other name of the command line the value that stands in a slot. */
  void addCommand(int slot) {
    for (int field : commonCommand) {
      event.addSame(field, slot);
    }
  }

  /** All but program and command line. */
  void addRest(OpenEvent open, byte[] what, boolean succeeded) {
    ValueWriter.addAll(event, action, what);
    if (open.saw(RecordType.SYSCALL)) {
      ValueWriter.addAll(event, outcome, succeeded ? SUCCESS : FAILURE);
    }
    addRole(open, pid, Role.PID);
    addRole(open, parentPid, Role.PPID);
    addRole(open, directory, Role.CWD);
    if (open.number(Role.UID, -1) >= 0) {
      addRole(open, userId, Role.UID);
    }
    addRole(open, effectiveId, Role.EUID);
    addRole(open, effectiveName, Role.EUID_NAME);
    addRole(open, session, Role.SES);
    addUser(open);
    if (open.nodeLength > 0) {
      ValueWriter.addAll(event, host, open.values, open.nodeStart, open.nodeLength, Form.PLAIN);
    }
    if (!open.is(Role.CONTAINER, NO_CONTAINER)) {
      addRole(open, container, Role.CONTAINER);
    }
    addParents(open);
  }

  private void addUser(OpenEvent open) {
    if (open.has(Role.UID_NAME)) {
      addRole(open, user, Role.UID_NAME);
    } else if (open.number(Role.UID, -1) == 0) {
      ValueWriter.addAll(event, user, ROOT);
    } else {
      addRole(open, user, Role.UID);
    }
  }

  /** The parent as earlier events showed it. */
  private void addParents(OpenEvent open) {
    if (!remembers) {
      return;
    }
    int place = processes.find(open.node, open.number(Role.PPID, -1));
    if (place != ProcessTable.UNKNOWN) {
      byte[] text = processes.text(place);
      int imageLength = processes.imageLength(place);
      int commandLength = processes.commandLength(place);
      ValueWriter.addAll(event, parentImage, text, 0, imageLength, Form.PLAIN);
      addName(text, imageLength);
      if (commandLength > 0) {
        ValueWriter.addAll(event, parentCommand, text, imageLength, commandLength, Form.PLAIN);
      }
      addAncestors(open.node, place);
    }
  }

  private void addName(byte[] text, int imageLength) {
    int from = ValueWriter.baseName(text, 0, imageLength);
    ValueWriter.addAll(event, parentName, text, from, imageLength - from, Form.PLAIN);
  }

  private void addAncestors(long node, int parentPlace) {
    int place = parentPlace;
    for (int i = 0; i < MOST_ANCESTORS && place != ProcessTable.UNKNOWN; i++) {
      byte[] text = processes.text(place);
      int imageLength = processes.imageLength(place);
      int length = processes.commandLength(place);
      ValueWriter.addAll(event, ancestors, text, 0, imageLength, Form.PLAIN);
      ValueWriter.addAll(
          event,
          ancestorCommands,
          text,
          length > 0 ? imageLength : 0,
          length > 0 ? length : imageLength,
          Form.PLAIN);
      int next = processes.find(node, processes.parent(place));
      place = next == place ? ProcessTable.UNKNOWN : next;
    }
  }

  /** Adds plain text that stands in no record. */
  void addText(int[] ids, byte[] text, int start, int length) {
    if (length > 0) {
      ValueWriter.addAll(event, ids, text, start, length, Form.PLAIN);
    }
  }

  /** Adds a string that the arena holds. */
  int addArena(int field, int at, int length) {
    return event.addReserved(field, ValueKind.STRING, at, length);
  }
}
