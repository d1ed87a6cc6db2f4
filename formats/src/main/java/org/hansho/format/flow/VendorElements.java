package org.hansho.format.flow;

/**
 * Elements of single vendors: the enterprise number, then number, name and type of each. Enterprise
 * 0 holds the types beyond the standard that NetFlow v9 exporters use without saying whose they
 * are. Sources: the vendors' own descriptions of their exports.
 */
final class VendorElements {
  static final String TEXT =
      """
      0: 33000 ingressAclId c, 33001 egressAclId c, 33002 firewallExtendedEvent u
      0: 40000 userName t, 40001 postNATSourceIPv4Address 4, 40002 postNATDestinationIPv4Address 4
      0: 40003 postNAPTSourceTransportPort u, 40004 postNAPTDestinationTransportPort u
      0: 40005 firewallEvent u
      0: 56701 panosAppId t, 56702 panosUserId t
      0: 57590 nprobeProtocol u, 57591 nprobeProtocolName t
      0: 8192 streamcoreWanRtt u, 8193 streamcoreNetAppRespTime u, 8194 streamcoreTotalAppRespTime u
      0: 8195 streamcoreTcpRetransRate u, 8196 streamcoreCallDirection u
      0: 8256 streamcoreHostname t, 8257 streamcoreUrl t
      0: 8384 streamcoreIdRule1 u, 8385 streamcoreIdRule2 u, 8386 streamcoreIdRule3 u
      0: 8387 streamcoreIdRule4 u, 8388 streamcoreIdRule5 u, 8389 streamcoreIdRule6 u
      0: 8390 streamcoreIdRule7 u, 8391 streamcoreIdRule8 u, 8392 streamcoreIdRule9 u
      0: 8393 streamcoreIdRule10 u
      637: 91 natInsideSvcid u, 92 natOutsideSvcid u, 93 natSubString t
      3054: 110 ixiaL7AppId u, 111 ixiaL7AppName t, 126 ixiaSrcLatitude f, 127 ixiaSrcLongitude f
      3054: 146 ixiaDstLatitude f, 147 ixiaDstLongitude f, 160 ixiaDeviceId u, 161 ixiaDeviceName t
      3054: 162 ixiaBrowserId u, 163 ixiaBrowserName t, 176 ixiaRevOctetDeltaCount u
      3054: 177 ixiaRevPacketDeltaCount u, 182 ixiaHttpHostName t, 183 ixiaHttpUri t
      3054: 184 ixiaHttpUserAgent t, 186 ixiaSrcAsName t, 187 ixiaDstAsName t, 188 ixiaLatency u
      3054: 192 ixiaThreatType t, 193 ixiaThreatIPv4 4
      5951: 128 netscalerRoundTripTime u, 129 netscalerTransactionId u, 130 netscalerHttpReqUrl t
      5951: 131 netscalerHttpReqCookie t, 132 netscalerFlowFlags u, 133 netscalerConnectionId u
      5951: 140 netscalerHttpReqReferer t, 141 netscalerHttpReqMethod t, 142 netscalerHttpReqHost t
      5951: 143 netscalerHttpReqUserAgent t, 144 netscalerHttpRspStatus u, 145 netscalerHttpRspLen u
      5951: 146 netscalerServerTTFB u, 147 netscalerServerTTLB u, 151 netscalerAppNameAppId u
      5951: 153 netscalerHttpReqRcvFB u, 156 netscalerHttpReqForwFB u, 157 netscalerHttpResRcvFB u
      5951: 158 netscalerHttpResForwFB u, 159 netscalerHttpReqRcvLB u, 160 netscalerHttpReqForwLB u
      5951: 161 netscalerMainPageId u, 162 netscalerMainPageCoreId u, 169 netscalerHttpResRcvLB u
      5951: 170 netscalerHttpResForwLB u, 171 netscalerAppUnitNameAppId u, 182 netscalerClientRTT u
      5951: 183 netscalerHttpContentType t, 185 netscalerHttpReqAuthorization t
      5951: 186 netscalerHttpReqVia t, 187 netscalerHttpResLocation t, 188 netscalerHttpResSetCookie t
      5951: 189 netscalerHttpResSetCookie2 t, 190 netscalerHttpReqXForwardedFor t
      5951: 192 netscalerConnectionChainID o, 193 netscalerConnectionChainHopCount u
      5951: 205 netscalerAaaUsername t, 267 netscalerHttpDomainName t
      6871: 14 initialTCPFlags u, 15 unionTCPFlags u, 18 payload o, 21 reverseFlowDeltaMilliseconds u
      6871: 33 silkAppLabel u, 40 flowAttributes u, 100 expiredFragmentCount u
      6871: 101 assembledFragmentCount u, 102 meanFlowRate u, 103 meanPacketRate u
      6871: 104 flowTableFlushEventCount u, 105 flowTablePeakCount u, 16398 reverseInitialTCPFlags u
      6871: 16399 reverseUnionTCPFlags u, 16424 reverseFlowAttributes u
      6876: 880 vmwareTenantProtocol u, 881 vmwareTenantSourceIPv4 4, 882 vmwareTenantDestIPv4 4
      6876: 883 vmwareTenantSourceIPv6 6, 884 vmwareTenantDestIPv6 6, 886 vmwareTenantSourcePort u
      6876: 887 vmwareTenantDestPort u, 888 vmwareEgressInterfaceAttr u, 889 vmwareVxlanExportRole u
      6876: 890 vmwareIngressInterfaceAttr u
      10704: 1 Timestamp u, 2 LogOp u, 3 TrafficType u, 4 FW_Rule t, 5 ServiceName t, 6 Reason u
      10704: 7 ReasonText t, 8 BindIPv4Address 4, 9 BindTransportPort u, 10 ConnIPv4Address 4
      10704: 11 ConnTransportPort u, 12 AuditCounter u
      15397: 1 proceraService t, 2 proceraBaseService t, 3 proceraIncomingOctets u
      15397: 4 proceraOutgoingOctets u, 15 proceraFlowBehavior t, 25 proceraHttpFileLength u
      15397: 28 proceraSubscriberIdentifier t, 47 proceraTemplateName t
      41916: 4321 viptelaVPNId u
      """;

  private VendorElements() {}
}
