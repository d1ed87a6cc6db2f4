package org.hansho.analyze;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.address.Address;
import org.hansho.address.AddressScope;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;

/**
 * Says which records report a refused or an accepted password, whatever program wrote them.
 *
 * <p>One wrong password may leave several records: those of the program, of PAM and of the audit
 * system. So {@code authentication.refused} holds the kind of the record, and a count takes records
 * of one kind together. {@code authentication.tries} is how many tries the record stands for (half
 * a one where it does not say whether a password was tried), {@code authentication.external_tries}
 * the same of passwords from an external address, {@code authentication.peer} where they came from
 * (an address, or the name of a workstation where no address is known), {@code
 * authentication.accepted} the kind of a record of a password that was right. Refused keys are left
 * out, since clients offer several.
 *
 * <p>Sources: messages as {@code SshdMessages} and its neighbours read them; OpenSSH's {@code
 * audit-linux.c}; Linux-PAM's {@code pam_audit.c}; events 4624 and 4625 of Windows with their
 * status codes.
 */
final class SignInAnalyzer implements Analyzer {
  private static final String REFUSED = "authentication.refused";
  private static final String TRIES = "authentication.tries";
  private static final String EXTERNAL_TRIES = "authentication.external_tries";
  private static final String PEER = "authentication.peer";
  private static final String ACCEPTED = "authentication.accepted";
  private static final String ACTION = "event.action";
  private static final String OUTCOME = "event.outcome";

  /** Services whose records it knows, by product. */
  private static final Map<String, Set<String>> SERVICES =
      Map.of(
          "linux",
          Set.of("auth", "sshd", "su", "sudo", "auditd", "vsftpd", "proftpd", "pure-ftpd"),
          "windows",
          Set.of("security", "openssh", "rdpcorets"));

  /** Kinds of records by the action that they report. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("ssh-login", "password"),
          Map.entry("ssh-unknown-user", "unknown-name"),
          Map.entry("ssh-attempts-exceeded", "attempts-exceeded"),
          Map.entry("ssh-login-denied", "denied"),
          Map.entry("ssh-pam-refusal", "ssh-pam"),
          Map.entry("ssh-unauthenticated-end", "ended"),
          Map.entry("ftp-login", "ftp"),
          Map.entry("mail-login", "mail"),
          Map.entry("mail-password", "mail-password"),
          Map.entry("login", "login"),
          Map.entry("user_login", "login"),
          Map.entry("su", "su"),
          Map.entry("authentication", "pam"));

  /** Kinds of records that do not say whether a password was tried: each is half a try. */
  private static final Set<String> UNCERTAIN =
      Set.of("ended", "audit-login", "remote-desktop-connection");

  /** Attempts that sshd allows on one connection by default ({@code MaxAuthTries}). */
  private static final int MOST_TRIES = 6;

  private static final int MOST_REPEATED = 10_000;
  private static final Set<String> NOT_PASSWORDS =
      Set.of("publickey", "none", "hostbased", "gssapi-with-mic", "gssapi-keyex");

  /** Names that sshd gives to accounts that do not exist. */
  private static final Set<String> NOBODY = Set.of("(unknown)", "(unknown user)", "(invalid user)");

  /** Why a right password was refused: expired, at that hour, on that machine, to be changed. */
  private static final Set<String> RIGHT_PASSWORDS =
      Set.of(
          "0xc000006f",
          "0xc0000070",
          "0xc0000071",
          "0xc0000193",
          "0xc0000224",
          "0xc000015b",
          "0xc0000072");

  private static final Set<String> FROM_NETWORK = Set.of("3", "8", "10");

  @Override
  public String name() {
    return "sign-in";
  }

  @Override
  public Set<String> reads() {
    return Set.of(
        ACTION,
        OUTCOME,
        "source.ip",
        "source.domain",
        "user.name",
        "ssh.method",
        "pam.module",
        "attempts",
        "repeated",
        "event.reason",
        "op",
        "EventID",
        "SubStatus",
        "Status",
        "LogonType",
        "WorkstationName");
  }

  @Override
  public Set<String> writes() {
    return Set.of(REFUSED, TRIES, EXTERNAL_TRIES, PEER, ACCEPTED);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    for (LogSource source : eventClass.logSources()) {
      Set<String> services = SERVICES.getOrDefault(String.valueOf(source.product()), Set.of());
      if (source.service() != null && services.contains(source.service()) && !isProcess(source)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProcess(LogSource source) {
    return source.category() != null && !source.category().equals("ftp");
  }

  @Override
  public Step bind(Fields fields) {
    int action = fields.id(ACTION);
    int eventId = fields.id("EventID");
    return event -> {
      if (has(event, action)) {
        judge(event);
      } else if (has(event, eventId)) {
        judgeWindows(event);
      }
    };
  }

  private static boolean has(Event event, int field) {
    return field != Fields.UNREAD && event.first(field) != Event.NONE;
  }

  private static String text(Event event, String field) {
    String text = event.text(field);
    return text == null ? "" : text;
  }

  private static void judge(Event event) {
    String action = text(event, ACTION);
    switch (action) {
      case "user-auth", "user-login" -> judgeAudit(event, action);
      case "authenticated" -> judgeAudit(event, "user-auth");
      case "logged-in" -> judgeAudit(event, "user-login");
      case "sudo-command" -> judgeSudo(event);
      default -> judgeMessage(event, action);
    }
  }

  private static void judgeMessage(Event event, String action) {
    String kind = KINDS.get(action);
    if (kind == null || NOT_PASSWORDS.contains(text(event, "ssh.method"))) {
      return;
    }
    String outcome = text(event, OUTCOME);
    if (outcome.equals("success")) {
      accept(event, kind);
    } else if (outcome.equals("failure") || kind.equals("ended")) {
      String module = text(event, "pam.module");
      int tries = kind.equals("attempts-exceeded") ? MOST_TRIES : leadingNumber(event, "attempts");
      refuse(event, module.isEmpty() ? kind : module, tries * leadingNumber(event, "repeated"));
    }
  }

  /** The user's own password was wrong; a command that is not allowed is another matter. */
  private static void judgeSudo(Event event) {
    if (text(event, "event.reason").contains("incorrect password attempt")) {
      refuse(event, "sudo", leadingNumber(event, "event.reason"));
    }
  }

  /**
   * PAM and sshd write {@code USER_AUTH} for passwords. {@code USER_LOGIN} is written for refused
   * keys too, so only one for an account that does not exist speaks for itself.
   */
  private static void judgeAudit(Event event, String action) {
    String op = text(event, "op");
    boolean success = text(event, OUTCOME).equals("success");
    if (action.equals("user-login")) {
      if (!success) {
        refuse(event, NOBODY.contains(text(event, "user.name")) ? "audit-name" : "audit-login", 1);
      }
    } else if (op.equals("PAM:authentication") || op.equals("password")) {
      if (success) {
        accept(event, "audit");
      } else {
        refuse(event, "audit-" + op, 1);
      }
    }
  }

  private static void judgeWindows(Event event) {
    switch (text(event, "EventID")) {
      case "4625" -> {
        String reason =
            (text(event, "SubStatus") + " " + text(event, "Status")).toLowerCase(Locale.ROOT);
        if (List.of(reason.split(" ")).stream().noneMatch(RIGHT_PASSWORDS::contains)) {
          refuse(event, "windows", 1);
        }
      }
      case "4624" -> {
        String name = text(event, "user.name");
        if (FROM_NETWORK.contains(text(event, "LogonType"))
            && !name.endsWith("$")
            && !name.endsWith("ANONYMOUS LOGON")) {
          accept(event, "windows");
        }
      }
      case "140" -> refuse(event, "remote-desktop", 1);
      case "131" -> refuse(event, "remote-desktop-connection", 1);
      default -> {}
    }
  }

  private static void refuse(Event event, String kind, int tries) {
    Facts.add(event, REFUSED, kind);
    addPeer(event);
    if (UNCERTAIN.contains(kind)) {
      Facts.add(event, TRIES, "0.5");
      return;
    }
    Facts.add(event, TRIES, Integer.toString(tries));
    int slot =
        event.fields().id("source.ip") == Fields.UNREAD
            ? Event.NONE
            : event.first(event.fields().id("source.ip"));
    Address address = new Address();
    if (slot != Event.NONE
        && address.readEndpoint(event, slot)
        && AddressScope.of(address) == AddressScope.EXTERNAL) {
      Facts.add(event, EXTERNAL_TRIES, Integer.toString(tries));
    }
  }

  private static void accept(Event event, String kind) {
    Facts.add(event, ACCEPTED, kind);
    addPeer(event);
  }

  private static void addPeer(Event event) {
    String address = text(event, "source.ip");
    String machine = text(event, "source.domain");
    String station = text(event, "WorkstationName");
    if (!address.isEmpty() && !address.equals("-")) {
      Facts.add(event, PEER, address);
    } else if (!machine.isEmpty()) {
      Facts.add(event, PEER, machine);
    } else if (!station.equals("-")) {
      Facts.add(event, PEER, station);
    }
  }

  /** The number that a value begins with, at least 1. */
  private static int leadingNumber(Event event, String field) {
    String text = text(event, field);
    int number = 0;
    for (int i = 0; i < text.length() && number < MOST_REPEATED; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      number = number * 10 + c - '0';
    }
    return Math.max(1, Math.min(number, MOST_REPEATED));
  }
}
