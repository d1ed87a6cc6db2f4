package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.event.TextVisitor;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;

/**
 * Makes an event of each record: the log source that public {@code auditd} rules are written for.
 *
 * <p>Fields have the names and the values of the record, with text decoded; {@code SYSCALL} and
 * {@code ARCH} are filled from the numbers where the daemon did not write them, as are {@code
 * saddr_fam}, {@code laddr}, {@code lport} and {@code path} of a socket address. Beside them stand
 * the common ECS names. Belongs to one thread.
 */
final class RecordView {
  static final EventClass CLASS =
      EventClass.of("linux.auditd.record", LogSource.of("linux", null, "auditd"));

  /** Common names that have the value of a key. */
  private record Same(Role role, String... names) {}

  private static final List<Same> SAME =
      List.of(
          new Same(Role.PID, "process.pid"),
          new Same(Role.PPID, "process.parent.pid"),
          new Same(Role.EUID, "user.effective.id"),
          new Same(Role.CWD, "process.working_directory"),
          new Same(Role.CMD, "process.command_line"),
          new Same(Role.PROCTITLE, "process.command_line"),
          new Same(Role.GRP, "group.name"),
          new Same(Role.CONTAINER, "container.id"));

  private static final byte[] SUCCESS = "success".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FAILURE = "failure".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ROOT = "root".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADDED_TO_GROUP =
      "user-added-to-group".getBytes(StandardCharsets.US_ASCII);

  private final RecordKeys keys;
  private final AuditRecord record;
  private final Event event;
  private final KeywordText keywords = this::visitText;
  private final SocketAddress address = new SocketAddress();
  private byte[] scratch = new byte[256];

  private final int type;
  private final int syscallName;
  private final int archName;
  private final int[] sameRole;
  private final int[][] sameFields;
  private final int executable;
  private final int processName;
  private final int[] path;
  private final int[] host;
  private final int[] action;
  private final int[] outcome;
  private final int[] userName;
  private final int[] userId;
  private final int[] targetName;
  private final int[] sourceIp;
  private final int[] family;
  private final int[] remoteAddress;
  private final int[] remotePort;
  private final int[] socketPath;
  private final int[] destinationIp;
  private final int[] destinationPort;

  RecordView(RecordKeys keys, AuditRecord record, Event event) {
    this.keys = keys;
    this.record = record;
    this.event = event;
    Fields fields = event.fields();
    type = fields.id("type");
    syscallName = fields.id("SYSCALL");
    archName = fields.id("ARCH");
    List<Same> read =
        SAME.stream().filter(same -> ValueWriter.ids(fields, same.names).length > 0).toList();
    sameRole = read.stream().mapToInt(same -> same.role.ordinal()).toArray();
    sameFields =
        new ArrayList<>(read)
            .stream().map(same -> ValueWriter.ids(fields, same.names)).toArray(int[][]::new);
    executable = fields.id("process.executable");
    processName = fields.id("process.name");
    path = ValueWriter.ids(fields, "file.path");
    host = ValueWriter.ids(fields, "host.name");
    action = ValueWriter.ids(fields, "event.action");
    outcome = ValueWriter.ids(fields, "event.outcome");
    userName = ValueWriter.ids(fields, "user.name");
    userId = ValueWriter.ids(fields, "user.id");
    targetName = ValueWriter.ids(fields, "user.target.name");
    sourceIp = ValueWriter.ids(fields, "source.ip");
    family = ValueWriter.ids(fields, "saddr_fam");
    remoteAddress = ValueWriter.ids(fields, "laddr", "destination.ip");
    remotePort = ValueWriter.ids(fields, "lport", "destination.port");
    socketPath = ValueWriter.ids(fields, "path");
    destinationIp = ValueWriter.ids(fields, "destination.ip");
    destinationPort = ValueWriter.ids(fields, "destination.port");
  }

  /** Hands the event of the record to the sink. */
  void emit(byte[] evidence, int from, int length, long position, EventSink sink) {
    event.begin(evidence, from, length, position);
    event.setTime(record.time);
    event.setEventClass(CLASS);
    event.setKeywordText(keywords);
    if (type >= 0) {
      ValueWriter.add(
          event, type, record.typeBuffer, record.typeStart, record.typeLength, Form.PLAIN);
    }
    for (int token = 0; token < record.count; token++) {
      int field = keys.field(record.key[token]);
      if (field >= 0 && record.part[token] != AuditRecord.LENGTH) {
        addToken(field, token);
      }
    }
    for (int i = 0; i < sameRole.length; i++) {
      addRole(sameFields[i], Role.ALL[sameRole[i]]);
    }
    if (record.nodeLength > 0) {
      ValueWriter.addAll(
          event, host, record.buffer, record.nodeStart, record.nodeLength, Form.PLAIN);
    }
    addByType();
    sink.event(event);
  }

  private void addByType() {
    switch (record.type) {
      case SYSCALL -> {
        addSyscall();
        addProcess();
        addUser();
        addOutcome();
      }
      case PATH -> addRole(path, Role.NAME);
      case SOCKADDR -> addSocketAddress();
      case EXECVE, CWD, PROCTITLE, EOE, KERN_MODULE, CONTAINER_ID -> {}
      default -> {
        addSyscall();
        addProcess();
        addUser();
        addOutcome();
        addAction();
        addSource();
      }
    }
  }

  private int addToken(int field, int token) {
    return ValueWriter.add(
        event, field, record.buffer, record.start[token], record.length[token], record.form[token]);
  }

  private void addRole(int[] ids, Role role) {
    if (ids.length > 0 && record.has(role)) {
      int token = record.token(role);
      ValueWriter.addAll(
          event, ids, record.buffer, record.start[token], record.length[token], record.form[token]);
    }
  }

  private void addProcess() {
    if (executable >= 0 && record.has(Role.EXE)) {
      int slot = addToken(executable, record.token(Role.EXE));
      if (processName >= 0) {
        ValueWriter.addBaseName(event, processName, slot);
      }
    }
  }

  /** The names of architecture and call where the daemon did not write them. */
  private void addSyscall() {
    int call = record.token(Role.SYSCALL);
    int machine = record.token(Role.ARCH);
    if (call < 0 || machine < 0) {
      return;
    }
    int arch = Syscall.arch(record.buffer, record.start[machine], record.length[machine]);
    if (archName >= 0 && arch >= 0 && record.token(Role.ARCH_NAME) < 0) {
      byte[] name = Syscall.archName(arch);
      event.addCopy(archName, ValueKind.STRING, name, 0, name.length);
    }
    if (syscallName >= 0 && record.token(Role.SYSCALL_NAME) < 0) {
      Syscall known = Syscall.numbered(arch, record.number(Role.SYSCALL, -1));
      if (known != null) {
        event.addCopy(syscallName, ValueKind.STRING, known.name(), 0, known.name().length);
      } else if (record.number(Role.SYSCALL, -1) < 0) {
        addToken(syscallName, call);
      }
    }
  }

  /** The acting account, or for a login and the like the account itself. */
  private void addUser() {
    boolean change = record.type.isAccountChange();
    if (change) {
      addRole(targetName, Role.ACCT);
    }
    if (!change && record.has(Role.ACCT)) {
      addRole(userName, Role.ACCT);
      return;
    }
    if (record.number(Role.UID, -1) >= 0) {
      addRole(userId, Role.UID);
    }
    if (record.has(Role.UID_NAME)) {
      addRole(userName, Role.UID_NAME);
    } else if (record.number(Role.UID, -1) == 0) {
      ValueWriter.addAll(event, userName, ROOT);
    } else {
      addRole(userName, Role.UID);
    }
  }

  private void addOutcome() {
    if (outcome.length == 0) {
      return;
    }
    if (record.is(Role.SUCCESS, "yes") || isResult("success") || isResult("1")) {
      ValueWriter.addAll(event, outcome, SUCCESS);
    } else if (record.is(Role.SUCCESS, "no")
        || isResult("failed")
        || isResult("fail")
        || isResult("no")
        || isResult("0")) {
      ValueWriter.addAll(event, outcome, FAILURE);
    }
  }

  private boolean isResult(String word) {
    return record.is(Role.RES, word) || record.is(Role.RESULT, word);
  }

  /** The type in the manner of ECS: lower case, hyphens. */
  private void addAction() {
    if (action.length == 0) {
      return;
    }
    if (record.type.isAccountChange() && addsToGroup()) {
      ValueWriter.addAll(event, action, ADDED_TO_GROUP);
      return;
    }
    int length = record.typeLength;
    int at = event.reserve(length);
    byte[] arena = event.arena();
    for (int i = 0; i < length; i++) {
      byte b = record.typeBuffer[record.typeStart + i];
      arena[at + i] = b == '_' ? (byte) '-' : b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
    event.addReserved(action[0], ValueKind.STRING, at, length);
  }

  private boolean addsToGroup() {
    int op = record.token(Role.OP);
    if (op < 0) {
      return false;
    }
    int from = record.start[op];
    int to = from + record.length[op];
    return Numbers.startsWith(record.buffer, from, to, "add-user-to-group")
        || Numbers.startsWith(record.buffer, from, to, "add-to-group")
        || Numbers.startsWith(record.buffer, from, to, "adding user to group");
  }

  /** {@code addr} of a login is an address, or {@code ?}, or now and then a name. */
  private void addSource() {
    int token = record.token(Role.ADDR);
    if (token >= 0 && isAddress(record.start[token], record.length[token])) {
      addRole(sourceIp, Role.ADDR);
    }
  }

  private boolean isAddress(int start, int length) {
    boolean separated = false;
    for (int i = start; i < start + length; i++) {
      byte b = record.buffer[i];
      separated |= b == '.' || b == ':';
      if (Character.digit(b, 16) < 0 && b != '.' && b != ':' && b != '%') {
        return false;
      }
    }
    return separated && length > 2;
  }

  private void addSocketAddress() {
    int raw = record.token(Role.SADDR);
    if (record.has(Role.LADDR)) {
      addRole(destinationIp, Role.LADDR);
      addRole(destinationPort, Role.LPORT);
    } else if (raw >= 0) {
      address.decode(record.buffer, record.start[raw], record.length[raw]);
      ValueWriter.addAll(event, family, address.family);
      addText(remoteAddress, 0, address.addressLength);
      addText(remotePort, address.portStart, address.portLength);
      addText(socketPath, 0, address.pathLength);
    }
  }

  private void addText(int[] ids, int start, int length) {
    if (length > 0) {
      ValueWriter.addAll(event, ids, address.text, start, length, Form.PLAIN);
    }
  }

  /** Every value of the record, decoded, whether or not its key is a field. */
  private void visitText(Event seen, TextVisitor visitor) {
    if (!visitor.text(record.typeBuffer, record.typeStart, record.typeLength)) {
      return;
    }
    for (int token = 0; token < record.count; token++) {
      int length = record.length[token];
      byte form = record.form[token];
      boolean more = true;
      if (form == Form.PLAIN) {
        more = visitor.text(record.buffer, record.start[token], length);
      } else if (form != Form.NULL) {
        if (scratch.length < length) {
          scratch = new byte[length * 2];
        }
        int bytes = Form.decode(form, record.buffer, record.start[token], length, scratch, 0);
        more = visitor.text(scratch, 0, bytes);
      }
      if (!more) {
        return;
      }
    }
  }
}
