package org.hansho.memory.instruction;

/**
 * The opcodes behind a VEX prefix, by its map. Source: Intel SDM, volume 2D, appendix A, tables A-3
 * to A-5 (entries with a leading v, and the opmask instructions), and chapters 3 to 5. The notation
 * is that of {@link OpcodeLine}.
 */
final class VexMaps {
  /** Map 1, the counterpart of 0F. */
  static final String MAP_1 =
      """
      10 mem vmovups,vmovupd,vmovss,vmovsd m
      10 np,66 vmovups,vmovupd m
      10 f3,f2 reg vmovss,vmovsd m h
      11 mem vmovups,vmovupd,vmovss,vmovsd m
      11 np,66 vmovups,vmovupd m
      11 f3,f2 reg vmovss,vmovsd m h
      12 f3,f2 vmovsldup,vmovddup m
      12 np,66 l0 mem vmovlps,vmovlpd m h
      12 np l0 vmovlps,vmovhlps m h
      13 np,66 l0 mem vmovlps,vmovlpd m
      14 np,66 vunpcklps,vunpcklpd m h
      15 np,66 vunpckhps,vunpckhpd m h
      16 f3 vmovshdup m
      16 np,66 l0 mem vmovhps,vmovhpd m h
      16 np l0 vmovhps,vmovlhps m h
      17 np,66 l0 mem vmovhps,vmovhpd m
      28 np,66 vmovaps,vmovapd m
      29 np,66 vmovaps,vmovapd m
      2a f3,f2 vcvtsi2ss,vcvtsi2sd m h
      2b np,66 mem vmovntps,vmovntpd m
      2c f3,f2 vcvttss2si,vcvttsd2si m
      2d f3,f2 vcvtss2si,vcvtsd2si m
      2e np,66 vucomiss,vucomisd m
      2f np,66 vcomiss,vcomisd m
      41 np,66 l1 reg kandw,kandq,kandb,kandd m h
      42 np,66 l1 reg kandnw,kandnq,kandnb,kandnd m h
      44 np,66 l0 reg knotw,knotq,knotb,knotd m
      45 np,66 l1 reg korw,korq,korb,kord m h
      46 np,66 l1 reg kxnorw,kxnorq,kxnorb,kxnord m h
      47 np,66 l1 reg kxorw,kxorq,kxorb,kxord m h
      4a np,66 l1 reg kaddw,kaddq,kaddb,kaddd m h
      4b np,66 w0 l1 reg kunpckwd,kunpckbw m h
      4b np l1 reg kunpckwd,kunpckdq m h
      50 np,66 reg vmovmskps,vmovmskpd m
      51 np,66 vsqrtps,vsqrtpd m
      51 f3,f2 vsqrtss,vsqrtsd m h
      52 np vrsqrtps m
      52 f3 vrsqrtss m h
      53 np vrcpps m
      53 f3 vrcpss m h
      54 np,66 vandps,vandpd m h
      55 np,66 vandnps,vandnpd m h
      56 np,66 vorps,vorpd m h
      57 np,66 vxorps,vxorpd m h
      58 vaddps,vaddpd,vaddss,vaddsd m h
      59 vmulps,vmulpd,vmulss,vmulsd m h
      5a np,66 vcvtps2pd,vcvtpd2ps m
      5a f3,f2 vcvtss2sd,vcvtsd2ss m h
      5b np,66,f3 vcvtdq2ps,vcvtps2dq,vcvttps2dq m
      5c vsubps,vsubpd,vsubss,vsubsd m h
      5d vminps,vminpd,vminss,vminsd m h
      5e vdivps,vdivpd,vdivss,vdivsd m h
      5f vmaxps,vmaxpd,vmaxss,vmaxsd m h
      60 66 vpunpcklbw m h
      61 66 vpunpcklwd m h
      62 66 vpunpckldq m h
      63 66 vpacksswb m h
      64 66 vpcmpgtb m h
      65 66 vpcmpgtw m h
      66 66 vpcmpgtd m h
      67 66 vpackuswb m h
      68 66 vpunpckhbw m h
      69 66 vpunpckhwd m h
      6a 66 vpunpckhdq m h
      6b 66 vpackssdw m h
      6c 66 vpunpcklqdq m h
      6d 66 vpunpckhqdq m h
      6e 66 l0 vmovd,vmovq m
      6f 66,f3 vmovdqa,vmovdqu m
      70 66,f3,f2 vpshufd,vpshufhw,vpshuflw m Ib
      71 66 reg /2,4,6 vpsrlw,vpsraw,vpsllw m h Ib
      72 66 reg /2,4,6 vpsrld,vpsrad,vpslld m h Ib
      73 66 reg /2,3,6,7 vpsrlq,vpsrldq,vpsllq,vpslldq m h Ib
      74 66 vpcmpeqb m h
      75 66 vpcmpeqw m h
      76 66 vpcmpeqd m h
      77 vzeroupper,vzeroall
      7c 66,f2 vhaddpd,vhaddps m h
      7d 66,f2 vhsubpd,vhsubps m h
      7e 66,f3 l0 vmovd,vmovq m
      7f 66,f3 vmovdqa,vmovdqu m
      90 np,66 l0 kmovw,kmovq,kmovb,kmovd m
      91 np,66 l0 mem kmovw,kmovq,kmovb,kmovd m
      92 np,66,f2 w0 l0 reg kmovw,kmovb,kmovd m
      92 f2 l0 reg kmovd,kmovq m
      93 np,66,f2 w0 l0 reg kmovw,kmovb,kmovd m
      93 f2 l0 reg kmovd,kmovq m
      98 np,66 l0 reg kortestw,kortestq,kortestb,kortestd m
      99 np,66 l0 reg ktestw,ktestq,ktestb,ktestd m
      ae l0 mem /2,3 vldmxcsr,vstmxcsr m
      c2 vcmpps,vcmppd,vcmpss,vcmpsd m h Ib
      c4 66 l0 vpinsrw m h Ib
      c5 66 l0 reg vpextrw m Ib
      c6 np,66 vshufps,vshufpd m h Ib
      d0 66,f2 vaddsubpd,vaddsubps m h
      d1 66 vpsrlw m h
      d2 66 vpsrld m h
      d3 66 vpsrlq m h
      d4 66 vpaddq m h
      d5 66 vpmullw m h
      d6 66 l0 vmovq m
      d7 66 reg vpmovmskb m
      d8 66 vpsubusb m h
      d9 66 vpsubusw m h
      da 66 vpminub m h
      db 66 vpand m h
      dc 66 vpaddusb m h
      dd 66 vpaddusw m h
      de 66 vpmaxub m h
      df 66 vpandn m h
      e0 66 vpavgb m h
      e1 66 vpsraw m h
      e2 66 vpsrad m h
      e3 66 vpavgw m h
      e4 66 vpmulhuw m h
      e5 66 vpmulhw m h
      e6 66,f3,f2 vcvttpd2dq,vcvtdq2pd,vcvtpd2dq m
      e7 66 mem vmovntdq m
      e8 66 vpsubsb m h
      e9 66 vpsubsw m h
      ea 66 vpminsw m h
      eb 66 vpor m h
      ec 66 vpaddsb m h
      ed 66 vpaddsw m h
      ee 66 vpmaxsw m h
      ef 66 vpxor m h
      f0 f2 mem vlddqu m
      f1 66 vpsllw m h
      f2 66 vpslld m h
      f3 66 vpsllq m h
      f4 66 vpmuludq m h
      f5 66 vpmaddwd m h
      f6 66 vpsadbw m h
      f7 66 l0 reg vmaskmovdqu m
      f8 66 vpsubb m h
      f9 66 vpsubw m h
      fa 66 vpsubd m h
      fb 66 vpsubq m h
      fc 66 vpaddb m h
      fd 66 vpaddw m h
      fe 66 vpaddd m h
      """;

  private VexMaps() {}
}
