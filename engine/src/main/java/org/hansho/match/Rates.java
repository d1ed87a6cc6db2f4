package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hansho.match.Term.Has;
import org.hansho.match.Term.Literal;

/**
 * How often tests hold, roughly: which test of a rule is looked for first, and in which order the
 * others are asked.
 *
 * <p>Only speed depends on these figures, never a verdict. They come from a short text of what
 * telemetry usually says, so they are the same in every run.
 */
final class Rates {
  /** Values as hosts, clusters and clouds write them all day; in lower case. */
  private static final String USUAL =
      """
      c:\\windows\\system32\\svchost.exe -k netsvcs -p -s schedule c:\\windows\\system32\\cmd.exe /c
      c:\\windows\\syswow64\\ c:\\program files\\ c:\\program files (x86)\\microsoft\\ c:\\programdata\\
      c:\\users\\user\\appdata\\local\\temp\\ c:\\users\\administrator\\appdata\\roaming\\ \\device\\harddiskvolume
      c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe -noprofile -executionpolicy bypass -file
      c:\\windows\\explorer.exe c:\\windows\\system32\\services.exe rundll32.exe regsvr32.exe conhost.exe
      0xffffffff -forcev1 --type= --lang=en-us taskhostw.exe wmiprvse.exe -secured -embedding
      microsoft windows operating system microsoft corporation host process for windows services
      nt authority\\system local service network service system medium high integrity level
      hklm\\software\\microsoft\\windows\\currentversion\\ hklm\\system\\currentcontrolset\\services\\ hku\\s-1-5-21-
      microsoft-windows-sysmon/operational microsoft-windows-security-auditing microsoft-windows-powershell
      sha1= md5= sha256= imphash= kernel32.dll ntdll.dll .exe .dll .sys .ps1 .bat .log .txt .tmp .xml
      get-process new-object write-host write-output function param return invoke-command import-module
      /usr/bin/bash -c /bin/sh /usr/sbin/ /usr/lib/systemd/systemd --user /usr/bin/python3 /opt/ /var/log/
      /etc/ /tmp/ /home/user/ /root /proc/ /dev/null grep sed awk cat ls -la curl -s http:// https:// www. .com
      root:root uid=0 session opened for user by (uid=0) cron sshd[1234]: accepted password for from port ssh2
      true false success failure none null user admin information warning error status name type value
      /subscriptions/ /resourcegroups/ /providers/microsoft.compute/virtualmachines/ microsoft.storage/
      /storageaccounts/ /write /read /action /delete auditevent secretget operationname administrative
      system:serviceaccount:kube-system: system:authenticated /api/v1/namespaces/default/pods/ get list watch
      create update patch allow rbac: allowed by clusterrolebinding of clusterrole to serviceaccount
      mozilla/5.0 (windows nt 10.0; win64; x64) applewebkit/537.36 (khtml, like gecko) chrome/ safari/537.36
      get post /index.html http/1.1 200 404 2024-01-01t00:00:00.000z 2020-10-22 04:29:47.123
      0123456789abcdef 127.0.0.1 10.0.0. 192.168.1. {00000000-0000-0000-0000-000000000000}
      """;

  private static final double COMMON = 0.3;

  private static final double[] BYTE_COST = byteCosts();

  private Rates() {}

  private static double[] byteCosts() {
    int[] counts = new int[256];
    byte[] text = USUAL.getBytes(StandardCharsets.UTF_8);
    for (byte b : text) {
      counts[b & 0xFF]++;
    }
    double[] costs = new double[256];
    for (int b = 0; b < 256; b++) {
      costs[b] = Math.log((counts[b] + 1.0) / text.length);
    }
    return costs;
  }

  /** How common four bytes are, higher for more common; comparable among themselves only. */
  static double commonness(byte[] text, int from) {
    double sum = 0;
    for (int i = from; i < from + 4; i++) {
      sum += BYTE_COST[text[i] & 0xFF];
    }
    boolean usual = USUAL.contains(new String(text, from, 4, StandardCharsets.ISO_8859_1));
    return usual ? sum + 8 : sum;
  }

  /** The share of events, from 0 to 1, of which a term is taken to be true. */
  static double of(Term term) {
    if (term instanceof Term.All all) {
      return all.terms().stream().mapToDouble(Rates::of).min().orElse(1);
    }
    if (term instanceof Term.Any any) {
      return Math.min(1, any.terms().stream().mapToDouble(Rates::of).sum());
    }
    if (term instanceof Term.Not not) {
      return 1 - of(not.term());
    }
    if (term instanceof Literal literal) {
      return literal(literal);
    }
    if (term instanceof Term.Fragment fragment) {
      return contains(fragment.literal());
    }
    if (term instanceof Has has) {
      return switch (has.sort()) {
        case ANY, NOT_NULL, SCALAR -> 0.6;
        case NOT_ASCII -> 0.03;
      };
    }
    return term instanceof Term.Asked ? 0.5 : 0.08;
  }

  private static double literal(Literal literal) {
    String text = literal.text();
    return switch (literal.shape()) {
      case CONTAINS -> contains(text);
      case EQUAL -> USUAL.contains(text) ? 0.05 : 0.01;
      case STARTS, ENDS -> USUAL.contains(text) ? COMMON * 0.7 : contains(text) * 0.7;
    };
  }

  private static double contains(String text) {
    double bySize = 0.9 / Math.pow(2, Math.min(text.length(), 14) - 1);
    return USUAL.contains(text) ? Math.max(COMMON, bySize) : bySize;
  }

  /** Whether a term asks something that no index answers. */
  static boolean asks(Term term) {
    if (term instanceof Term.All all) {
      return all.terms().stream().anyMatch(Rates::asks);
    }
    if (term instanceof Term.Any any) {
      return any.terms().stream().anyMatch(Rates::asks);
    }
    return term instanceof Term.Not not ? asks(not.term()) : term instanceof Term.Asked;
  }

  /** Terms in the order in which they are asked: what is cheap and likely to decide comes first. */
  static Term[] inOrder(List<Term> terms, boolean conjunction) {
    Term[] ordered = terms.toArray(Term[]::new);
    Arrays.sort(
        ordered,
        Comparator.comparing(Rates::asks)
            .thenComparingDouble(term -> conjunction ? of(term) : -of(term)));
    return ordered;
  }
}
