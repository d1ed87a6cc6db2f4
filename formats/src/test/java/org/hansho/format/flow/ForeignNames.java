package org.hansho.format.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What another collector calls the fields that Hansho names after their information elements. */
final class ForeignNames {
  /** Fields that a comparison may need besides those that are compared. */
  static final List<String> NEEDED =
      List.of("export.time", "export.system_uptime", "export.version", "icmpTypeCodeIPv4");

  private static final Map<String, String> TABLE = new HashMap<>();

  static {
    String text =
        """
        version export.version, flow_seq_num export.sequence_number, flowset_id export.template,
        @timestamp export.time, engine_type engineType, engine_id engineId,
        sampling_algorithm samplingAlgorithm, sampling_interval samplingInterval,
        ipv4_src_addr sourceIPv4Address, ipv4_dst_addr destinationIPv4Address,
        ipv4_next_hop ipNextHopIPv4Address, input_snmp ingressInterface,
        output_snmp egressInterface, in_pkts packetDeltaCount, in_bytes octetDeltaCount,
        first_switched flowStartSysUpTime, last_switched flowEndSysUpTime,
        l4_src_port sourceTransportPort, l4_dst_port destinationTransportPort,
        tcp_flags tcpControlBits, protocol protocolIdentifier, src_tos ipClassOfService,
        src_as bgpSourceAsNumber, dst_as bgpDestinationAsNumber, src_mask sourceIPv4PrefixLength,
        dst_mask destinationIPv4PrefixLength, ip_protocol_version ipVersion,
        in_src_mac sourceMacAddress, in_dst_mac destinationMacAddress,
        out_dst_mac postDestinationMacAddress, out_src_mac postSourceMacAddress,
        src_vlan vlanId, dst_vlan postVlanId, direction flowDirection, conn_id flowId,
        icmp_type icmpTypeIPv4, icmp_code icmpCodeIPv4,
        xlate_src_addr_ipv4 postNATSourceIPv4Address,
        xlate_dst_addr_ipv4 postNATDestinationIPv4Address,
        xlate_src_port postNAPTSourceTransportPort,
        xlate_dst_port postNAPTDestinationTransportPort, fw_event firewallEvent,
        fw_ext_event firewallExtendedEvent, event_time_msec observationTimeMilliseconds,
        in_permanent_bytes octetTotalCount, flow_start_msec flowStartMilliseconds,
        ingress_acl_id ingressAclId, egress_acl_id egressAclId, username userName,
        scope_system scopeSystem, total_flows_exp exportedFlowRecordTotalCount,
        total_pkts_exp exportedMessageTotalCount, total_bytes_exp exportedOctetTotalCount,
        fwd_flow_delta_bytes initiatorOctets, rev_flow_delta_bytes responderOctets,
        ethernetType ethernetType, src_traffic_index srcTrafficIndex,
        dst_traffic_index dstTrafficIndex, forwarding_status forwardingStatus,
        flow_sampler_id samplerId, user_id panosUserId, app_id panosAppId,
        application_id applicationId, application_name applicationName,
        application_description applicationDescription, flow_end_reason flowEndReason,
        out_pkts postPacketDeltaCount, out_bytes postOctetDeltaCount,
        mpls_label_stack_octets mplsLabelStackLength, flows deltaFlowCount,
        nprobe_proto nprobeProtocol, nprobe_proto_name nprobeProtocolName,
        flow_active_timeout flowActiveTimeout, flow_inactive_timeout flowIdleTimeout,
        streamcore_call_direction streamcoreCallDirection,
        streamcore_hostname streamcoreHostname, streamcore_url streamcoreUrl,
        streamcore_net_app_resp_time streamcoreNetAppRespTime,
        streamcore_total_app_resp_time streamcoreTotalAppRespTime,
        streamcore_tcp_retrans_rate streamcoreTcpRetransRate,
        streamcore_wan_rtt streamcoreWanRtt, reamcore_id_rule_1 streamcoreIdRule1,
        if_desc interfaceDescription, bgp_ipv4_next_hop bgpNextHopIPv4Address,
        ip_dscp ipDiffServCodePoint, ipv4_ident fragmentIdentification,
        ipv4_src_prefix sourceIPv4Prefix, tcp_src_port tcpSourcePort,
        udp_dst_port udpDestinationPort, vmwareUnknown888 vmwareEgressInterfaceAttr,
        vmwareUnknown889 vmwareVxlanExportRole, vmwareUnknown890 vmwareIngressInterfaceAttr,
        proceraHttpContentType enterprise15397.21, proceraHttpLocation enterprise15397.22,
        proceraHttpUrl enterprise15397.26, proceraContentCategories enterprise15397.16
        """;
    for (String pair : text.split(",")) {
      String[] names = pair.strip().split(" ");
      TABLE.put(names[0], names[1]);
    }
  }

  private ForeignNames() {}

  /** Hansho's name of the field. */
  static String ours(String foreign) {
    String name = foreign.startsWith("netflow.") ? foreign.substring(8) : foreign;
    if (name.startsWith("streamcore_id_rule_")) {
      return "streamcoreIdRule" + name.substring("streamcore_id_rule_".length());
    }
    if (name.startsWith("netscalerUnknown")) {
      return "enterprise5951." + name.substring("netscalerUnknown".length());
    }
    return TABLE.getOrDefault(name, name);
  }
}
