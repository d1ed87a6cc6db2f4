package org.hansho.testkit.incident;

import static org.hansho.testkit.incident.AlertMaker.account;
import static org.hansho.testkit.incident.AlertMaker.application;
import static org.hansho.testkit.incident.AlertMaker.file;
import static org.hansho.testkit.incident.AlertMaker.host;
import static org.hansho.testkit.incident.AlertMaker.ip;
import static org.hansho.testkit.incident.AlertMaker.named;
import static org.hansho.testkit.incident.AlertMaker.pod;
import static org.hansho.testkit.incident.AlertMaker.process;
import static org.hansho.testkit.incident.AlertMaker.resource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.testkit.Chance;

/**
 * What a company sees in a month in which nothing happens: false alarms, odd habits, the noise of
 * the internet. Half of it comes from what everybody shares: an egress address, accounts of
 * machines, a build host, a cluster.
 */
final class QuietMonth {
  static final int ALERTS = 320;
  private static final long LENGTH = Duration.ofDays(30).toNanos();
  private static final long SECOND = 1_000_000_000L;

  private final Company company;
  private final Chance chance;
  private final long start;

  QuietMonth(Company company, Chance chance, long start) {
    this.company = company;
    this.chance = chance;
    this.start = start;
  }

  List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (int n = 0; n < ALERTS; n++) {
      long time = start + chance.below((int) (LENGTH / SECOND)) * SECOND;
      alerts.add(n % 2 == 0 ? shared(n, time) : scattered(n, time));
    }
    return alerts;
  }

  /** Of something that is busy all month. */
  private Alert shared(int n, long time) {
    return switch (chance.below(7)) {
      case 0 -> deployment(n, time);
      case 1 -> podOfCluster(n, time);
      case 2 -> storageByBot("storage/unusual-application", time);
      case 3 -> storageByBot("storage/access-inspection", time);
      case 4 -> built(n, time);
      case 5 -> signedIn("resource-manager/impossible-travel", company.egress(chance), time);
      default -> vaultByBot(time);
    };
  }

  /** Of somebody or something of which little else is heard. */
  private Alert scattered(int n, long time) {
    return switch (chance.below(10)) {
      case 0 -> scanned("app-service/web-fingerprinting", time);
      case 1 -> scanned("app-service/scanner-sensitive-page", time);
      case 2 -> guessed(time);
      case 3 -> onHost("linux/file-timestamp-modification", n, time);
      case 4 -> onHost("linux/ssh-authorized-keys-access", n, time);
      case 5 -> onHost("linux/scheduled-task-manipulation", n, time);
      case 6 -> signedIn("resource-manager/infrequent-country", Company.outside(chance), time);
      case 7 -> database(time);
      case 8 -> storageByPerson(time);
      default ->
          AlertMaker.alert(
              "network/incoming-ssh",
              time,
              List.of(host(company.host(chance)), ip(Company.outside(chance))));
    };
  }

  private Alert deployment(int n, long time) {
    return AlertMaker.alert(
        chance.of("aks/privileged-container", "aks/kube-system-container"),
        time,
        List.of(
            named("kubernetes-cluster", Company.BUSY_CLUSTER),
            pod("agent-" + n, chance.of("monitoring", "kube-system")),
            named("image", "registry.example.com/agent:" + chance.below(4)),
            account("deploy-bot@example.com"),
            ip(company.egress(chance))));
  }

  private Alert podOfCluster(int n, long time) {
    return AlertMaker.alert(
        "basics/pod-exec",
        time,
        List.of(
            pod("shop-" + n, "shop"),
            account(company.person(chance)),
            ip(company.egress(chance)),
            named(
                "kubernetes-cluster",
                chance.flip() ? Company.BUSY_CLUSTER : company.cluster(chance))));
  }

  private Alert storageByBot(String detection, long time) {
    return AlertMaker.alert(
        detection,
        time,
        List.of(
            resource("storage-account", company.storage(chance)),
            account(company.bot(chance)),
            application("azcopy"),
            ip(company.egress(chance))));
  }

  private Alert vaultByBot(long time) {
    return AlertMaker.alert(
        chance.of("key-vault/operation-volume", "key-vault/unusual-application"),
        time,
        List.of(
            resource("cloud-resource", company.vault(chance)),
            account(company.bot(chance)),
            application("azure-cli"),
            ip(company.egress(chance))));
  }

  private Alert built(int n, long time) {
    return AlertMaker.alert(
        chance.of("container-host/privileged-container", "app-service/process-from-temp-folder"),
        time,
        List.of(
            host(Company.BUILD_HOST),
            account("builder"),
            process("/usr/bin/make", "make test", n)));
  }

  private Alert signedIn(String detection, String from, long time) {
    return AlertMaker.alert(
        detection,
        time,
        List.of(account(company.person(chance)), ip(from), application("Azure Portal")));
  }

  private Alert scanned(String detection, long time) {
    return AlertMaker.alert(
        detection,
        time,
        List.of(
            named("website", company.website(chance)),
            ip(Company.outside(chance)),
            application(chance.of("nikto", "wpscan"))));
  }

  private Alert guessed(long time) {
    return AlertMaker.alert(
        "basics/password-guessing",
        time,
        List.of(ip(Company.outside(chance)), host(company.host(chance)), account("root")));
  }

  private Alert onHost(String detection, int n, long time) {
    return AlertMaker.alert(
        detection,
        time,
        List.of(
            host(company.host(chance)),
            account(chance.of("root", "admin", "deploy", "erin", "frank")),
            file(
                chance.of(
                    "/etc/cron.d/backup",
                    "/home/erin/.ssh/authorized_keys",
                    "/var/www/index.html")),
            process(chance.of("/usr/bin/touch", "/usr/bin/vi"), "vi", n)));
  }

  private Alert database(long time) {
    return AlertMaker.alert(
        chance.of(
            "sql/unfamiliar-principal", "sql/unusual-location", "sql/injection-vulnerability"),
        time,
        List.of(
            resource("database-server", company.server(chance)),
            named("database", chance.of("orders", "master")),
            account(chance.of("webapp", "sa", company.person(chance))),
            ip(chance.flip() ? company.egress(chance) : Company.outside(chance))));
  }

  private Alert storageByPerson(long time) {
    return AlertMaker.alert(
        chance.of(
            "storage/unusual-location", "storage/data-exploration", "storage/permission-change"),
        time,
        List.of(
            resource("storage-account", company.storage(chance)),
            named("storage-container", chance.of("hr", "backups", "exports")),
            account(company.person(chance)),
            ip(chance.flip() ? company.egress(chance) : Company.outside(chance))));
  }
}
