package org.hansho.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.analyze.Analyzers;
import org.hansho.event.Analyzer;
import org.hansho.event.CommonFields;
import org.hansho.format.Formats;
import org.hansho.record.Format;
import org.hansho.yaml.Suggestion;

/**
 * The names of fields that rules may use: common fields, what analyzers add, what formats read, and
 * the native names of widespread sources. Sources may have others, so a name that is not here is
 * only suspicious where it looks like one of these. Belongs to one thread.
 */
final class FieldVocabulary {
  /**
   * Native names that public rules use, as the sources write them: Sysmon, Windows channels, web
   * logs, auditd, Kubernetes, and cloud logs. Source: the taxonomy of the Sigma specification 2.1,
   * and the documentation of the sources. A new name is a word more.
   */
  private static final String NATIVE =
      """
          UtcTime ProcessGuid ProcessId Image FileVersion Description Product Company
          OriginalFileName CommandLine CurrentDirectory User LogonGuid LogonId
          TerminalSessionId IntegrityLevel Hashes ParentProcessGuid ParentProcessId
          ParentImage ParentCommandLine ParentUser ParentIntegrityLevel GrandParentImage
          GrandparentImage GrandparentCommandLine TargetFilename TargetFileName SourceFilename
          CreationUtcTime PreviousCreationUtcTime Protocol Initiated SourceIsIpv6 SourceIp
          SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp
          DestinationHostname DestinationPort DestinationPortName ImageLoaded Signed Signature
          SignatureStatus Signer SourceProcessGuid SourceProcessGUID SourceProcessId
          SourceImage SourceUser TargetProcessGuid TargetProcessGUID TargetProcessId
          TargetImage TargetUser NewThreadId StartAddress StartModule StartFunction Device
          SourceThreadId GrantedAccess CallTrace EventType TargetObject Details NewName Hash
          Contents PipeName EventNamespace Name Query Operation Type Destination Consumer
          Filter QueryName QueryStatus QueryResults IsExecutable Archived Session ClientInfo
          RuleName Configuration ConfigurationFileHash State Version SchemaVersion ID md5 sha1
          sha256 imphash Imphash MD5 SHA1 SHA256 EventID Provider_Name Provider Channel
          Computer Hostname HostName Keywords Level Task Opcode Message Data Binary
          EventRecordID Correlation SubjectUserSid SubjectUserName SubjectDomainName
          SubjectLogonId TargetUserSid TargetUserName TargetDomainName TargetLogonId TargetSid
          TargetServerName TargetInfo TargetOutboundUserName TargetLinkedLogonId LogonType
          LogonProcessName AuthenticationPackageName AuthenticationPackage LmPackageName
          KeyLength TransmittedServices WorkstationName Workstation IpAddress IpPort
          ImpersonationLevel RestrictedAdminMode VirtualAccount ElevatedToken ProcessName
          NewProcessName NewProcessId ParentProcessName TokenElevationType MandatoryLabel
          PrivilegeList ObjectName ObjectType ObjectClass ObjectDN ObjectServer
          ObjectValueName OldValue NewValue OldValueType NewValueType AccessMask AccessList
          AccessReason ShareName ShareLocalPath RelativeTargetName HandleId ServiceName
          ServiceSid ServiceFileName ServiceType ServiceStartType ServiceAccount
          ServicePrincipalNames ImagePath StartType AccountName TaskName TaskContent
          TaskContentNew ScriptBlockText ScriptBlockId ScriptName Path ContextInfo Payload
          HostApplication HostVersion HostId EngineVersion RunspaceId PipelineId CommandName
          CommandType CommandPath AttributeLDAPDisplayName AttributeValue AttributeSyntaxOID
          OperationType Properties AdditionalInfo TicketEncryptionType TicketOptions Status
          SubStatus FailureReason FailureCode PreAuthType SamAccountName SAMAccountName
          UserPrincipalName AllowedToDelegateTo UserAccountControl OldUacValue NewUacValue
          MemberName MemberSid GroupName DomainPolicyChanged AuditPolicyChanges
          SubcategoryGuid CategoryId CallerProcessName CallerProcessId ClientAddress
          ClientName SidHistory SidList CertThumbprint Action ThreatName SeverityName
          CategoryName DetectionUser DetectionTime Application ApplicationPath
          ModifyingApplication ModifyingUser LocalPorts RemotePorts LocalAddresses
          RemoteAddresses RemoteAddress RemoteName LocalName Direction Profiles LayerRTID
          DeviceDescription DeviceName DeviceId ClassName DriverName Origin Url RemoteUrl
          FileName FilePath FileNameBuffer ProcessNameBuffer RequestedPolicy ValidatedPolicy
          PackageFullName PackagePath Fqbn RuleId RuleCollectionName PolicyName ProcessPath
          ProviderContextName InterfaceUuid OpNum Endpoint NetworkAddress param1 param2 param3
          Param1 Param2 SourceName Source EventLog LogFileCleared ErrorCode HiveName
          FormatName ValueName SearchFilter AttributeList DistinguishedName ScopeOfSearch
          QNAME QTYPE AppID AppName AppPath Caption Category UserName UserID DomainName cs-
          method cs-uri-query cs-uri-stem cs-uri cs-host cs-user-agent cs-referer cs-username
          cs-cookie cs-bytes sc-status sc-substatus sc-bytes s-ip s-port c-ip c-uri c-uri-
          query c-uri-extension c-uri-stem c-useragent c-referer r-dns r-ip cs-version time-
          taken type exe comm syscall key auid uid euid gid egid suid fsuid sgid fsgid ppid
          pid ses tty success exit arch items cwd proctitle saddr name nametype inode mode dev
          ouid ogid unit acct op res terminal addr hostname argc dst_ip dst_port query answer
          record_type parent_domain SYSCALL cfgpath a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 verb stage
          apiGroup capabilities hostPath namespace objectRef.resource objectRef.subresource
          objectRef.name objectRef.namespace objectRef.apiGroup user.username user.groups
          userAgent requestURI requestObject responseStatus.code responseStatus.reason
          sourceIPs eventName eventSource eventType errorCode errorMessage awsRegion
          sourceIPAddress userIdentity.type userIdentity.arn operationName operationname
          OperationName OperationNameValue ResultType ResultDescription properties.message
          riskEventType ActivityDisplayName category statement action status message logtype
          endpoint
          operation Address TargetName ImageName ClientProcessId FilterName ModuleName ServerName
          NewTargetUserName OldTargetUserName Service Filename ResourceId ObjectId event_type_id
      """;

  private static final int SHORTEST = 4;

  private final Set<String> known = new TreeSet<>();
  private final Set<String> families = new HashSet<>();
  private final Map<String, String> nearest = new HashMap<>();

  FieldVocabulary() {
    CommonFields.ALL.forEach(field -> addCommon(field.name()));
    for (Analyzer analyzer : Analyzers.ALL) {
      analyzer.writes().forEach(this::addCommon);
      known.addAll(analyzer.reads());
    }
    for (Format format : Formats.ALL) {
      known.addAll(format.reads());
      format.commonFields().keySet().forEach(this::addCommon);
      format.commonFields().values().stream()
          .map(from -> from.replaceAll("\\([^)]*\\)?", " "))
          .flatMap(from -> Stream.of(from.split("[,\\s]+")))
          .filter(word -> word.matches("[A-Za-z][\\w.-]*"))
          .forEach(known::add);
    }
    known.addAll(List.of(NATIVE.strip().split("\\s+")));
  }

  private void addCommon(String name) {
    known.add(name);
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      families.add(name.substring(0, dot));
    }
  }

  /** Whether a name is known, or belongs to a source that may call its fields as it likes. */
  boolean isPlausible(String name) {
    String field = name.replaceAll("\\[[^\\]]*\\]", "");
    int dot = field.lastIndexOf('.');
    boolean ofFamily = dot > 0 && families.contains(field.substring(0, dot));
    return known.contains(field)
        || field.startsWith("geo")
        || (!ofFamily && (field.length() < SHORTEST || nearest(field).isEmpty()));
  }

  /** The known name that was probably meant; empty where none is near. */
  String nearest(String name) {
    return nearest.computeIfAbsent(name, one -> Suggestion.nearest(one, known));
  }
}
