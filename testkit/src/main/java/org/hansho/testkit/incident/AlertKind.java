package org.hansho.testkit.incident;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/**
 * What a shipped detection says of itself, as far as stories need it. A test of {@code content}
 * compares it with the detection's file.
 *
 * @param entities types of the entities it may name
 */
public record AlertKind(String detection, Severity severity, Intent intent, Set<String> entities) {
  private static final String TABLE =
      """
      aks/cluster-admin-binding high persistence account,ip,kubernetes-cluster,kubernetes-resource
      aks/high-privilege-role medium persistence account,ip,kubernetes-cluster,kubernetes-resource
      aks/kube-system-container low persistence account,container,image,ip,kubernetes-cluster,kubernetes-resource
      aks/mining-container high execution account,image,ip,kubernetes-cluster,kubernetes-resource
      aks/privileged-container low privilege-escalation account,image,ip,kubernetes-cluster,kubernetes-resource
      aks/sensitive-mount medium privilege-escalation account,container,file,image,ip,kubernetes-cluster,kubernetes-resource
      app-service/anomalous-ip-sensitive-page high exploitation account,cloud-resource,ip,url,website
      app-service/high-privilege-command medium privilege-escalation account,cloud-resource,host,process
      app-service/php-in-upload-folder high execution cloud-resource,ip,url,website
      app-service/process-from-temp-folder medium execution account,file,host,process
      app-service/scanner-sensitive-page medium probing application,cloud-resource,ip,url,website
      app-service/suspicious-php-execution medium execution account,host,process
      app-service/web-fingerprinting medium probing application,cloud-resource,ip,url,website
      app-service/wordpress-theme-invocation high execution cloud-resource,ip,url,website
      basics/escape-to-host high privilege-escalation account,container,host,process
      basics/log-tampering high defense-evasion account,file,host,process
      basics/login-after-guessing high credential-access account,host,ip
      basics/lsass-access high credential-access account,host,process
      basics/office-encoded-powershell high execution account,host,process
      basics/password-guessing medium probing account,host,ip
      basics/pod-exec medium execution account,ip,kubernetes-cluster,kubernetes-resource
      basics/shadow-file-read medium credential-access account,file,host,process
      basics/uid-zero-account high persistence account,host,process
      basics/web-server-shell high execution account,host,process
      container-host/miner-image high execution account,container,host,image,ip,process
      container-host/privileged-command low privilege-escalation account,container,host,process
      container-host/privileged-container low privilege-escalation account,container,host,image,process
      key-vault/operation-volume medium credential-access account,application,cloud-resource,ip,secret
      key-vault/policy-change-secret-query medium credential-access account,application,cloud-resource,ip,secret
      key-vault/secret-list-query medium credential-access account,application,cloud-resource,ip,secret
      key-vault/unusual-application medium credential-access account,application,cloud-resource,ip,secret
      key-vault/unusual-user medium credential-access account,application,cloud-resource,ip,secret
      linux/crypto-mining-process medium execution account,host,ip,process
      linux/file-timestamp-modification medium defense-evasion account,file,host,process
      linux/persistence-attempt medium persistence account,file,host,process
      linux/port-forwarding-external medium command-and-control account,host,ip,process
      linux/scheduled-task-manipulation medium persistence account,file,host,process
      linux/ssh-authorized-keys-access medium persistence account,file,host,process
      linux/sudoers-user-added low privilege-escalation account,file,group,host,process
      network/incoming-rdp medium probing host,ip
      network/incoming-ssh medium probing host,ip
      network/malicious-communication high command-and-control host,ip
      network/outgoing-ssh medium lateral-movement host,ip
      resource-manager/advanced-persistence medium persistence account,application,cloud-resource,ip,subscription
      resource-manager/anonymous-ip medium defense-evasion account,application,device,ip
      resource-manager/impossible-travel medium credential-access account,application,device,ip
      resource-manager/inactive-account-session medium persistence account,application,cloud-resource,ip,subscription
      resource-manager/infrequent-country medium credential-access account,application,device,ip
      resource-manager/microburst-toolkit high credential-access account,application,cloud-resource,ip,subscription
      resource-manager/powershell-session medium persistence account,application,cloud-resource,ip,subscription
      sql/brute-force high probing account,application,database,database-server,ip
      sql/harmful-application high probing account,application,database,database-server,host,ip
      sql/injection medium exploitation account,application,database,database-server,ip
      sql/injection-vulnerability low probing account,application,database,database-server,ip
      sql/unfamiliar-principal medium exploitation account,application,database,database-server,ip
      sql/unusual-location medium exploitation account,application,database,database-server,ip
      storage/access-inspection high discovery account,application,ip,storage-account,storage-container
      storage/anonymous-access high exploitation application,file,ip,storage-account,storage-container
      storage/data-exfiltration medium exfiltration account,application,ip,storage-account,storage-container
      storage/data-exploration high discovery account,application,ip,storage-account,storage-container
      storage/permission-change medium persistence account,application,ip,storage-account,storage-container
      storage/unusual-application medium exploitation account,application,ip,storage-account,storage-container
      storage/unusual-deletion medium impact account,application,file,ip,storage-account,storage-container
      storage/unusual-location medium exploitation account,application,ip,storage-account,storage-container
      """;

  private static final Map<String, AlertKind> KINDS = read();

  private static Map<String, AlertKind> read() {
    Map<String, AlertKind> kinds = new TreeMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" ", 4);
      Severity severity = Severity.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
      Intent intent = java.util.Objects.requireNonNull(Intent.of(words[2]));
      kinds.put(
          words[0], new AlertKind(words[0], severity, intent, Set.of(words[3].split(",", -1))));
    }
    return kinds;
  }

  /** All that stories use. */
  public static List<AlertKind> all() {
    return List.copyOf(KINDS.values());
  }

  static AlertKind of(String detection) {
    AlertKind kind = KINDS.get(detection);
    if (kind == null) {
      throw new IllegalArgumentException("stories know no detection " + detection);
    }
    return kind;
  }
}
