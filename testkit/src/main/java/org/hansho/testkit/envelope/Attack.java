package org.hansho.testkit.envelope;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Attacks as the lines that a program on a host or in a container writes of them. */
public enum Attack {
  /** Fourteen wrong passwords at sshd. */
  SSH_GUESSES,
  /** Secrets listed by somebody who did not sign in. */
  ANONYMOUS_SECRETS,
  /** A log deleted by root, as records of auditd. */
  DELETED_LOG,
  /** Wrong passwords for many names at PostgreSQL. */
  DATABASE_GUESSES,
  /** A scanner at a web server. */
  WEB_SCAN;

  /** When the first line was written. */
  public static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private static final int GAP = 10;

  /** A line and when it was written. */
  public record Line(Instant time, String text) {}

  /** The lines in order of time. */
  public List<Line> lines() {
    return switch (this) {
      case SSH_GUESSES -> each(14, Attack::sshd);
      case ANONYMOUS_SECRETS -> each(2, Attack::secrets);
      case DELETED_LOG -> deletedLog();
      case DATABASE_GUESSES -> each(40, Attack::postgresql);
      case WEB_SCAN -> each(120, Attack::request);
    };
  }

  private interface Writing {
    String at(int number, Instant time);
  }

  private static List<Line> each(int count, Writing writing) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = START.plusSeconds((long) i * GAP);
      lines.add(new Line(time, writing.at(i, time)));
    }
    return lines;
  }

  private static String stamp(String pattern, Instant time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  private static String sshd(int number, Instant time) {
    return stamp("MMM dd HH:mm:ss", time)
        + " web-1 sshd["
        + (900 + number)
        + "]: Failed password for root from 198.51.100.23 port 41240 ssh2";
  }

  private static String secrets(int number, Instant time) {
    return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
        + "\"auditID\":\"00000000-0000-4000-8000-00000000000"
        + number
        + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/v1/namespaces/shop/secrets\","
        + "\"verb\":\"list\",\"user\":{\"username\":\"system:anonymous\","
        + "\"groups\":[\"system:unauthenticated\"]},\"sourceIPs\":[\"203.0.113.9\"],"
        + "\"objectRef\":{\"resource\":\"secrets\",\"namespace\":\"shop\",\"apiVersion\":\"v1\"},"
        + "\"responseStatus\":{\"metadata\":{},\"code\":200},\"requestReceivedTimestamp\":\""
        + time
        + "\",\"stageTimestamp\":\""
        + time
        + "\"}";
  }

  private static List<Line> deletedLog() {
    String id = "msg=audit(" + START.getEpochSecond() + ".000:701): ";
    return List.of(
        new Line(
            START,
            "type=SYSCALL "
                + id
                + "arch=c000003e syscall=59 success=yes exit=0 a0=55d0 a1=55d1 a2=55d2 a3=8"
                + " items=2 ppid=900 pid=901 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0"
                + " sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"rm\" exe=\"/usr/bin/rm\" key=\"exec\""),
        new Line(
            START, "type=EXECVE " + id + "argc=3 a0=\"rm\" a1=\"-f\" a2=\"/var/log/auth.log\""),
        new Line(START, "type=CWD " + id + "cwd=\"/root\""),
        new Line(START, "type=PROCTITLE " + id + "proctitle=\"rm\""));
  }

  private static String postgresql(int number, Instant time) {
    return stamp("yyyy-MM-dd HH:mm:ss", time)
        + " UTC:203.0.113.20(53412):user"
        + number
        + "@shop:["
        + (812 + number)
        + "]:FATAL:  password authentication failed for user \"user"
        + number
        + "\"";
  }

  private static String request(int number, Instant time) {
    return "203.0.113.7 - - ["
        + stamp("dd/MMM/yyyy:HH:mm:ss", time)
        + " +0000] \"GET /a"
        + number
        + ".php HTTP/1.1\" 404 153 \"-\" \"Mozilla/5.0 (Nikto/2.5.0)\"";
  }
}
