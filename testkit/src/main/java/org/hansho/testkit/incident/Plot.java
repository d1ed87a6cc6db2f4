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

import java.util.List;
import java.util.Map;
import org.hansho.alert.Entity;

/** What happens in a story: which detections raise an alert, and whom each names. */
public enum Plot {
  WEB_SHELL_TO_MINER,
  BRUTE_FORCE_TO_PERSISTENCE,
  BRUTE_FORCE_ACROSS_HOSTS,
  VAULT_TO_STORAGE,
  INJECTION_TO_THEFT,
  ROLE_TO_HOST,
  NEW_COUNTRY_TO_PERSISTENCE,
  MACRO_TO_PASSWORDS,
  STORAGE_WIPED;

  /** An alert of a story, without its time. */
  record Step(String detection, List<Entity> entities) {}

  List<Step> steps(Cast cast) {
    return switch (this) {
      case WEB_SHELL_TO_MINER -> webShell(cast);
      case BRUTE_FORCE_TO_PERSISTENCE -> bruteForce(cast);
      case BRUTE_FORCE_ACROSS_HOSTS -> acrossHosts(cast);
      case VAULT_TO_STORAGE -> vault(cast);
      case INJECTION_TO_THEFT -> injection(cast);
      case ROLE_TO_HOST -> roleBinding(cast);
      case NEW_COUNTRY_TO_PERSISTENCE -> newCountry(cast);
      case MACRO_TO_PASSWORDS -> macro(cast);
      case STORAGE_WIPED -> wiped(cast);
    };
  }

  /**
   * Whether the plot works in this manner: several steps are left, and its entities are its own.
   */
  public boolean fits(Manner manner) {
    return switch (manner) {
      case ON_BUSY_CLUSTER -> this == ROLE_TO_HOST;
      case THROUGH_EGRESS ->
          this != BRUTE_FORCE_TO_PERSISTENCE
              && this != INJECTION_TO_THEFT
              && this != MACRO_TO_PASSWORDS;
      case WITHOUT_SECOND -> this != ROLE_TO_HOST;
      default -> true;
    };
  }

  /** The name in tables. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static Step step(String detection, Entity... entities) {
    return new Step(detection, List.of(entities));
  }

  private static List<Step> webShell(Cast cast) {
    Entity resource = resource("cloud-resource", "shop-" + cast.number());
    Entity website = named("website", cast.website());
    Entity shell = process("/bin/sh", "sh -c id", cast.process(1));
    Entity server = process("/usr/sbin/php-fpm", "php-fpm: pool www", cast.process(0));
    Entity container = named("container", "calm_heron" + cast.number());
    return List.of(
        step(
            "app-service/scanner-sensitive-page",
            resource,
            website,
            ip(cast.attacker()),
            application("nikto")),
        step(
            "app-service/php-in-upload-folder",
            resource,
            website,
            new Entity("url", Map.of("path", "/uploads/a.php")),
            ip(cast.attacker())),
        step(
            "app-service/high-privilege-command",
            resource,
            host(cast.host()),
            account("www-data"),
            shell,
            server),
        step("basics/web-server-shell", host(cast.host()), account("www-data"), shell, server),
        step(
            "container-host/miner-image",
            host(cast.host()),
            account("www-data"),
            named("image", "registry.example.com/xmrig:6"),
            container,
            process("/usr/bin/docker", "docker run xmrig", cast.process(2))));
  }

  private static List<Step> bruteForce(Cast cast) {
    Entity user = account("admin" + cast.number());
    return List.of(
        step("basics/password-guessing", ip(cast.attacker()), host(cast.host()), account("root")),
        step("basics/login-after-guessing", ip(cast.attacker()), host(cast.host()), user),
        step(
            "linux/persistence-attempt",
            host(cast.host()),
            user,
            file("/etc/systemd/system/sync.service"),
            process("/usr/bin/tee", "tee /etc/systemd/system/sync.service", cast.process(0))),
        step(
            "basics/uid-zero-account",
            host(cast.host()),
            user,
            account("toor"),
            process("/usr/sbin/useradd", "useradd -o -u 0 toor", cast.process(1))));
  }

  private static List<Step> acrossHosts(Cast cast) {
    Entity user = account("operator" + cast.number());
    return List.of(
        step("basics/password-guessing", ip(cast.attacker()), host(cast.host()), account("root")),
        step("basics/login-after-guessing", ip(cast.attacker()), host(cast.host()), user),
        step(
            "basics/shadow-file-read",
            host(cast.host()),
            user,
            process("/usr/bin/cat", "cat /etc/shadow", cast.process(0))),
        step(
            "linux/ssh-authorized-keys-access",
            host(cast.otherHost()),
            user,
            file("/home/" + "operator/.ssh/authorized_keys"),
            process("/usr/bin/tee", "tee -a authorized_keys", cast.process(1))),
        step(
            "linux/crypto-mining-process",
            host(cast.otherHost()),
            user,
            process("/tmp/kswap", "kswap -o pool.example.net:3333", cast.process(2))));
  }

  private static List<Step> vault(Cast cast) {
    Entity vault = resource("cloud-resource", cast.vault());
    Entity tool = application("azure-cli");
    Entity person = account(cast.person());
    Entity from = ip(cast.attacker());
    return List.of(
        step("key-vault/policy-change-secret-query", vault, person, tool, from),
        step("key-vault/secret-list-query", vault, person, tool, from),
        step("key-vault/operation-volume", vault, person, tool, from, named("secret", "db")),
        step(
            "storage/data-exfiltration",
            resource("storage-account", cast.storage()),
            named("storage-container", "backups"),
            person,
            tool,
            from));
  }

  private static List<Step> injection(Cast cast) {
    Entity server = resource("database-server", cast.server());
    Entity database = named("database", "orders");
    Entity web = account("webapp");
    Entity from = ip(cast.attacker());
    return List.of(
        step("sql/harmful-application", server, database, web, from, application("sqlmap")),
        step("sql/injection", server, database, web, application("sqlmap"), from),
        step("sql/unusual-location", server, database, web, from),
        step(
            "storage/data-exfiltration",
            resource("storage-account", cast.storage()),
            named("storage-container", "exports"),
            application("curl"),
            from));
  }

  private static List<Step> roleBinding(Cast cast) {
    Entity cluster = named("kubernetes-cluster", cast.cluster());
    Entity person = account(cast.person());
    Entity from = ip(cast.attacker());
    Entity image = named("image", "registry.example.net/tools:" + cast.number());
    Entity container = named("container", "debug-" + cast.number());
    return List.of(
        step(
            "aks/cluster-admin-binding",
            cluster,
            new Entity(
                "kubernetes-resource",
                Map.of("kind", "clusterrolebindings", "name", "debug-" + cast.number())),
            account("system:serviceaccount:shop:web" + cast.number()),
            person,
            from),
        step(
            "aks/sensitive-mount",
            cluster,
            pod("debug-" + cast.number(), "shop"),
            container,
            image,
            file("/"),
            person,
            from),
        step(
            "container-host/privileged-container",
            host(cast.host()),
            account("root"),
            image,
            container,
            process("/usr/bin/containerd-shim", "runc create", cast.process(0))),
        step(
            "basics/escape-to-host",
            host(cast.host()),
            account("root"),
            process("/usr/bin/nsenter", "nsenter -t 1 -m -u -n -i", cast.process(1)),
            container));
  }

  private static List<Step> newCountry(Cast cast) {
    Entity person = account(cast.person());
    Entity from = ip(cast.attacker());
    Entity shell = application("Azure PowerShell");
    Entity subscription = named("subscription", "11111111-2222-4333-8444-555555555555");
    return List.of(
        step("resource-manager/infrequent-country", person, from, application("Azure Portal")),
        step("resource-manager/microburst-toolkit", person, from, subscription, shell),
        step("resource-manager/powershell-session", person, from, shell, subscription),
        step("resource-manager/advanced-persistence", person, from, subscription, shell));
  }

  private static List<Step> macro(Cast cast) {
    Entity user = account("EXAMPLE\\clerk" + cast.number());
    return List.of(
        step(
            "basics/office-encoded-powershell",
            host(cast.host()),
            user,
            process("C:\\Windows\\powershell.exe", "powershell -enc AAAA", cast.process(0))),
        step(
            "basics/lsass-access",
            host(cast.host()),
            user,
            process("C:\\Temp\\p.exe", "p.exe lsass", cast.process(1))),
        step(
            "basics/log-tampering",
            host(cast.host()),
            user,
            process("C:\\Windows\\wevtutil.exe", "wevtutil cl Security", cast.process(2))));
  }

  private static List<Step> wiped(Cast cast) {
    Entity storage = resource("storage-account", cast.storage());
    Entity person = account(cast.person());
    Entity from = ip(cast.attacker());
    Entity tool = application("azcopy");
    return List.of(
        step("storage/unusual-application", storage, tool, person, from),
        step("storage/data-exploration", storage, named("storage-container", "hr"), person, from),
        step(
            "storage/unusual-deletion",
            storage,
            named("storage-container", "hr"),
            file("hr/2026.csv"),
            person,
            tool,
            from));
  }
}
