package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.record.EventSink;

/**
 * Makes one event of the records of one kernel event: a process that starts or tries to, a file
 * that is created, written, renamed, linked, deleted or given other time stamps, a connection, a
 * kernel module.
 *
 * <p>A process that could not be started is an event too, with the program that was requested; of
 * other events only those that succeeded are emitted. Fields have Sigma's names for Linux and the
 * ECS names. The record of such an event is all its records, one a line. Belongs to one thread.
 */
final class AssembledView {
  static final EventClass PROCESS =
      EventClass.of("linux.process_creation", LogSource.of("linux", "process_creation", null));
  static final EventClass FILE =
      EventClass.of("linux.file_event", LogSource.of("linux", "file_event", null));
  static final EventClass FILE_DELETE =
      EventClass.of("linux.file_delete", LogSource.of("linux", "file_delete", null));
  static final EventClass FILE_CHANGE =
      EventClass.of("linux.file_change", LogSource.of("linux", "file_change", null));
  static final EventClass NETWORK =
      EventClass.of("linux.network_connection", LogSource.of("linux", "network_connection", null));
  static final EventClass MODULE =
      EventClass.of("linux.driver_load", LogSource.of("linux", "driver_load", null));

  static final List<EventClass> CLASSES =
      List.of(PROCESS, FILE, FILE_DELETE, FILE_CHANGE, NETWORK, MODULE);

  /** The view keeps program and command line of every event in these. */
  static final Set<String> READS = Set.of("Image", "CommandLine");

  private static final long WRITES = 3;
  private static final long TRUNCATES = 0x200;
  private static final long IN_PROGRESS = -115;

  private static final byte[] EXECUTED = ascii("exec");
  private static final byte[] CREATED = ascii("creation");
  private static final byte[] WRITTEN = ascii("write");
  private static final byte[] RENAMED = ascii("rename");
  private static final byte[] LINKED = ascii("link");
  private static final byte[] DELETED = ascii("deletion");
  private static final byte[] STAMPED = ascii("timestamp-change");
  private static final byte[] CONNECTED = ascii("connect");
  private static final byte[] LOADED = ascii("module-load");
  private static final byte[] UNLOADED = ascii("module-unload");
  private static final byte[] TRUE = ascii("true");

  private final Event event;
  private final ActorFields actor;
  private final SocketAddress address = new SocketAddress();

  private final int arguments;
  private final int[] target;
  private final int path;
  private final int[] destinationIp;
  private final int[] destinationPort;
  private final int[] initiated;
  private final int[] module;

  AssembledView(Event event, ActorFields actor) {
    this.event = event;
    this.actor = actor;
    Fields fields = event.fields();
    arguments = fields.id("process.args");
    target = ValueWriter.ids(fields, "TargetFilename");
    path = fields.id("file.path");
    destinationIp = ValueWriter.ids(fields, "DestinationIp", "destination.ip");
    destinationPort = ValueWriter.ids(fields, "DestinationPort", "destination.port");
    initiated = ValueWriter.ids(fields, "Initiated");
    module = ValueWriter.ids(fields, "ImageLoaded", "file.name");
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  /** Learns from the first record of an execve what its children need to know. */
  void learnProgram(OpenEvent open) {
    if (open.kind == Syscall.Kind.EXECUTE) {
      event.begin(open.evidence, 0, 0, open.position);
      actor.learnProgram(open);
    }
  }

  /** Hands the event to the sink, if this view covers it. */
  void emit(OpenEvent open, EventSink sink) {
    boolean succeeded = !open.is(Role.SUCCESS, "no");
    switch (open.kind) {
      case EXECUTE -> emitProcess(open, succeeded, sink);
      case OPEN, OPEN_AT, OPEN_HOW, CREATE, TRUNCATE -> emitWrite(open, succeeded, sink);
      case RENAME -> emitFile(open, FILE, RENAMED, succeeded, sink);
      case LINK -> emitFile(open, FILE, LINKED, succeeded, sink);
      case DELETE -> emitFile(open, FILE_DELETE, DELETED, succeeded, sink);
      case TIMESTAMP -> emitFile(open, FILE_CHANGE, STAMPED, succeeded, sink);
      case CONNECT -> emitConnection(open, succeeded, sink);
      case LOAD_MODULE -> emitModule(open, LOADED, succeeded, sink);
      case UNLOAD_MODULE -> emitModule(open, UNLOADED, succeeded, sink);
      case OTHER -> {
        if (open.saw(RecordType.EXECVE) && !open.saw(RecordType.SYSCALL)) {
          emitProcess(open, true, sink);
        } else {
          actor.learnBystander(open);
        }
      }
    }
  }

  private void begin(OpenEvent open, EventClass eventClass) {
    event.begin(open.evidence, 0, Math.max(0, open.evidenceLength - 1), open.position);
    event.setTime(open.time);
    event.setEventClass(eventClass);
    event.setKeywordText(KeywordText.KEPT_VALUES);
  }

  // -- processes -------------------------------------------------------------------------------

  private void emitProcess(OpenEvent open, boolean succeeded, EventSink sink) {
    if (!succeeded) {
      actor.learnBystander(open);
      actor.learnParentOfCopy(open);
    }
    begin(open, PROCESS);
    int image = addProgram(open, succeeded);
    int command = addCommandLine(open, image, succeeded);
    if (succeeded) {
      actor.learnCommand(open, command);
    }
    actor.addRest(open, EXECUTED, succeeded);
    sink.event(event);
  }

  /** The program that runs now, or the one that was asked for; returns its slot or -1. */
  private int addProgram(OpenEvent open, boolean succeeded) {
    int field = actor.imageField();
    int slot = Event.NONE;
    if (succeeded && open.has(Role.EXE)) {
      return actor.addImage(open);
    } else if (open.paths.count() > 0 && open.paths.isNamed(0)) {
      slot = PathText.add(event, field, open, 0);
    } else if (!open.arguments.areEmpty()) {
      open.arguments.sort();
      int at = event.reserve(open.arguments.decodedLength(0));
      int length = open.arguments.decode(0, open.values, event.arena(), at);
      slot = actor.addArena(field, at, length);
    }
    if (slot != Event.NONE) {
      actor.addImage(slot);
    }
    return slot;
  }

  /** The arguments with blanks between them; without arguments the next best there is. */
  private int addCommandLine(OpenEvent open, int image, boolean succeeded) {
    int slot = Event.NONE;
    if (!open.arguments.areEmpty()) {
      slot = joinArguments(open);
    } else if (succeeded && open.has(Role.PROCTITLE)) {
      return actor.addCommand(open, Role.PROCTITLE);
    } else if (image != Event.NONE) {
      slot = event.addSame(actor.commandField(), image);
    }
    if (slot != Event.NONE) {
      actor.addCommand(slot);
    }
    return slot;
  }

  private int joinArguments(OpenEvent open) {
    Arguments list = open.arguments;
    list.sort();
    int room = 0;
    for (int part = 0; part < list.parts(); part++) {
      room += list.decodedLength(part) + 1;
    }
    int from = event.reserve(room);
    byte[] arena = event.arena();
    int at = from;
    for (int part = 0; part < list.parts(); part++) {
      if (part > 0 && list.argument(part) != list.argument(part - 1)) {
        arena[at++] = ' ';
      }
      at += list.decode(part, open.values, arena, at);
    }
    int slot = actor.addArena(actor.commandField(), from, at - from);
    if (arguments >= 0) {
      addArguments(list, slot);
    }
    return slot;
  }

  /** Each argument as a part of the command line. */
  private void addArguments(Arguments list, int commandSlot) {
    int from = 0;
    int at = 0;
    for (int part = 0; part < list.parts(); part++) {
      at += list.decodedLength(part);
      boolean ends = part + 1 == list.parts() || list.argument(part + 1) != list.argument(part);
      if (ends) {
        event.addPart(arguments, commandSlot, from, at - from);
        at++;
        from = at;
      }
    }
  }

  // -- files -----------------------------------------------------------------------------------

  private void emitWrite(OpenEvent open, boolean succeeded, EventSink sink) {
    boolean opens =
        open.kind == Syscall.Kind.OPEN
            || open.kind == Syscall.Kind.OPEN_AT
            || open.kind == Syscall.Kind.OPEN_HOW;
    if (pathOf(open, PathType.CREATE) >= 0) {
      emitFile(open, FILE, CREATED, succeeded, sink);
    } else if (!opens || (open.flags & (WRITES | TRUNCATES)) != 0) {
      emitFile(open, FILE, WRITTEN, succeeded, sink);
    } else {
      actor.learnBystander(open);
    }
  }

  private void emitFile(
      OpenEvent open, EventClass eventClass, byte[] action, boolean succeeded, EventSink sink) {
    int chosen = targetOf(open);
    actor.learnBystander(open);
    if (!succeeded || chosen < 0) {
      return;
    }
    begin(open, eventClass);
    addActor(open);
    for (int field : target) {
      PathText.add(event, field, open, chosen);
    }
    addPaths(open);
    actor.addRest(open, action, true);
    sink.event(event);
  }

  /** The path that comes into being, or the one that goes, or the last one. */
  private static int targetOf(OpenEvent open) {
    byte wanted = open.kind == Syscall.Kind.DELETE ? PathType.DELETE : PathType.CREATE;
    int found = pathOf(open, wanted);
    for (int i = open.paths.count() - 1; found < 0 && i >= 0; i--) {
      if (open.paths.type(i) != PathType.PARENT && open.paths.isNamed(i)) {
        found = i;
      }
    }
    return found;
  }

  private static int pathOf(OpenEvent open, byte type) {
    for (int i = open.paths.count() - 1; i >= 0; i--) {
      if (open.paths.type(i) == type && open.paths.isNamed(i)) {
        return i;
      }
    }
    return -1;
  }

  private void addPaths(OpenEvent open) {
    if (path < 0) {
      return;
    }
    for (int i = 0; i < open.paths.count(); i++) {
      if (open.paths.type(i) != PathType.PARENT && open.paths.isNamed(i)) {
        PathText.add(event, path, open, i);
      }
    }
  }

  // -- the rest --------------------------------------------------------------------------------

  private void addActor(OpenEvent open) {
    if (open.has(Role.EXE)) {
      actor.addImage(open);
    }
    if (open.has(Role.PROCTITLE)) {
      actor.addCommand(open, Role.PROCTITLE);
    }
  }

  private void emitConnection(OpenEvent open, boolean succeeded, EventSink sink) {
    actor.learnBystander(open);
    boolean begun = succeeded || open.number(Role.EXIT, 0) == IN_PROGRESS;
    boolean written = open.has(Role.LADDR);
    if (!written && open.has(Role.SADDR)) {
      int raw = Role.SADDR.ordinal();
      address.decode(open.values, open.start[raw], open.length[raw]);
    }
    if (!begun || (!written && (!open.has(Role.SADDR) || address.addressLength == 0))) {
      return;
    }
    begin(open, NETWORK);
    addActor(open);
    ValueWriter.addAll(event, initiated, TRUE);
    if (written) {
      actor.addRole(open, destinationIp, Role.LADDR);
      actor.addRole(open, destinationPort, Role.LPORT);
    } else {
      actor.addText(destinationIp, address.text, 0, address.addressLength);
      actor.addText(destinationPort, address.text, address.portStart, address.portLength);
    }
    actor.addRest(open, CONNECTED, true);
    sink.event(event);
  }

  private void emitModule(OpenEvent open, byte[] action, boolean succeeded, EventSink sink) {
    actor.learnBystander(open);
    begin(open, MODULE);
    addActor(open);
    actor.addRole(open, module, Role.NAME);
    addPaths(open);
    actor.addRest(open, action, succeeded);
    sink.event(event);
  }
}
