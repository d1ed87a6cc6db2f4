package org.hansho.memory.instruction;

/**
 * The opcodes behind a VEX prefix in the maps of three-byte opcodes. Source: Intel SDM, volume 2D,
 * appendix A, tables. The notation is that of {@link OpcodeLine}.
 */
final class VexLaterMaps {
  /** Map 2, the counterpart of 0F 38. */
  static final String MAP_2 =
      """
      00 66 vpshufb m h
      01 66 vphaddw m h
      02 66 vphaddd m h
      03 66 vphaddsw m h
      04 66 vpmaddubsw m h
      05 66 vphsubw m h
      06 66 vphsubd m h
      07 66 vphsubsw m h
      08 66 vpsignb m h
      09 66 vpsignw m h
      0a 66 vpsignd m h
      0b 66 vpmulhrsw m h
      0c 66 w0 vpermilps m h
      0d 66 w0 vpermilpd m h
      0e 66 w0 vtestps m
      0f 66 w0 vtestpd m
      13 66 w0 vcvtph2ps m
      16 66 w0 l1 vpermps m h
      17 66 vptest m
      18 66 w0 vbroadcastss m
      19 66 w0 l1 vbroadcastsd m
      1a 66 w0 l1 mem vbroadcastf128 m
      1c 66 vpabsb m
      1d 66 vpabsw m
      1e 66 vpabsd m
      20 66 vpmovsxbw m
      21 66 vpmovsxbd m
      22 66 vpmovsxbq m
      23 66 vpmovsxwd m
      24 66 vpmovsxwq m
      25 66 vpmovsxdq m
      28 66 vpmuldq m h
      29 66 vpcmpeqq m h
      2a 66 mem vmovntdqa m
      2b 66 vpackusdw m h
      2c 66 w0 mem vmaskmovps m h
      2d 66 w0 mem vmaskmovpd m h
      2e 66 w0 mem vmaskmovps m h
      2f 66 w0 mem vmaskmovpd m h
      30 66 vpmovzxbw m
      31 66 vpmovzxbd m
      32 66 vpmovzxbq m
      33 66 vpmovzxwd m
      34 66 vpmovzxwq m
      35 66 vpmovzxdq m
      36 66 w0 l1 vpermd m h
      37 66 vpcmpgtq m h
      38 66 vpminsb m h
      39 66 vpminsd m h
      3a 66 vpminuw m h
      3b 66 vpminud m h
      3c 66 vpmaxsb m h
      3d 66 vpmaxsd m h
      3e 66 vpmaxuw m h
      3f 66 vpmaxud m h
      40 66 vpmulld m h
      41 66 l0 vphminposuw m
      45 66 vpsrlvd,vpsrlvq m h
      46 66 w0 vpsravd m h
      47 66 vpsllvd,vpsllvq m h
      48 i64 np,66 w0 l0 reg ttmmultf32ps,tmmultf32ps m h
      49 i64 np,66 w0 l0 mem ldtilecfg,sttilecfg m
      4a i64 66,f2 w0 l0 mem tileloaddrst1,tileloaddrs m sib
      4b i64 66,f3,f2 w0 l0 mem tileloaddt1,tilestored,tileloadd m sib
      50 w0 vpdpbuud,vpdpbusd,vpdpbsud,vpdpbssd m h
      51 w0 vpdpbuuds,vpdpbusds,vpdpbsuds,vpdpbssds m h
      52 66 w0 vpdpwssd m h
      53 66 w0 vpdpwssds m h
      58 66 w0 vpbroadcastd m
      59 66 w0 vpbroadcastq m
      5a 66 w0 l1 mem vbroadcasti128 m
      5c i64 f3,f2 w0 l0 reg tdpbf16ps,tdpfp16ps m h
      5e i64 w0 l0 reg tdpbuud,tdpbusd,tdpbsud,tdpbssd m h
      5f i64 f3 w0 l0 reg ttransposed m
      6b i64 66 w0 l0 reg tconjtfp16 m
      6b i64 w0 l0 reg tconjtcmmimfp16ps,tconjtfp16,ttcmmrlfp16ps,ttcmmimfp16ps m
      6b i64 np,f3,f2 w0 l0 reg tconjtcmmimfp16ps,ttcmmrlfp16ps,ttcmmimfp16ps m h
      6c i64 w0 l0 reg tcmmrlfp16ps,tcmmimfp16ps,ttdpbf16ps,ttdpfp16ps m h
      6e i64 np,66 w0 l0 mem t2rpntlvwz0,t2rpntlvwz1 m sib
      6f i64 np,66 w0 l0 mem t2rpntlvwz0t1,t2rpntlvwz1t1 m sib
      72 f3 w0 vcvtneps2bf16 m
      78 66 w0 vpbroadcastb m
      79 66 w0 vpbroadcastw m
      8c 66 mem vpmaskmovd,vpmaskmovq m h
      8e 66 mem vpmaskmovd,vpmaskmovq m h
      90 66 mem vpgatherdd,vpgatherdq m h sib
      91 66 mem vpgatherqd,vpgatherqq m h sib
      92 66 mem vgatherdps,vgatherdpd m h sib
      93 66 mem vgatherqps,vgatherqpd m h sib
      96 66 vfmaddsub132ps,vfmaddsub132pd m h
      98 66 vfmadd132ps,vfmadd132pd m h
      99 66 vfmadd132ss,vfmadd132sd m h
      9a 66 vfmsub132ps,vfmsub132pd m h
      9b 66 vfmsub132ss,vfmsub132sd m h
      9c 66 vfnmadd132ps,vfnmadd132pd m h
      9d 66 vfnmadd132ss,vfnmadd132sd m h
      9e 66 vfnmsub132ps,vfnmsub132pd m h
      9f 66 vfnmsub132ss,vfnmsub132sd m h
      a6 66 vfmaddsub213ps,vfmaddsub213pd m h
      a8 66 vfmadd213ps,vfmadd213pd m h
      a9 66 vfmadd213ss,vfmadd213sd m h
      aa 66 vfmsub213ps,vfmsub213pd m h
      ab 66 vfmsub213ss,vfmsub213sd m h
      ac 66 vfnmadd213ps,vfnmadd213pd m h
      ad 66 vfnmadd213ss,vfnmadd213sd m h
      ae 66 vfnmsub213ps,vfnmsub213pd m h
      af 66 vfnmsub213ss,vfnmsub213sd m h
      b0 w0 mem vcvtneoph2ps,vcvtneeph2ps,vcvtneebf162ps,vcvtneobf162ps m
      b1 66,f3 w0 mem vbcstnesh2ps,vbcstnebf162ps m
      b4 66 w1 vpmadd52luq m h
      b5 66 w1 vpmadd52huq m h
      b6 66 vfmaddsub231ps,vfmaddsub231pd m h
      b8 66 vfmadd231ps,vfmadd231pd m h
      b9 66 vfmadd231ss,vfmadd231sd m h
      ba 66 vfmsub231ps,vfmsub231pd m h
      bb 66 vfmsub231ss,vfmsub231sd m h
      bc 66 vfnmadd231ps,vfnmadd231pd m h
      bd 66 vfnmadd231ss,vfnmadd231sd m h
      be 66 vfnmsub231ps,vfnmsub231pd m h
      bf 66 vfnmsub231ss,vfnmsub231sd m h
      cb f2 w0 l1 reg vsha512rnds2 m h
      cc f2 w0 l1 reg vsha512msg1 m
      cd f2 w0 l1 reg vsha512msg2 m
      cf 66 w0 vgf2p8mulb m h
      d2 np,66,f3 w0 vpdpwuud,vpdpwusd,vpdpwsud m h
      d3 np,66,f3 w0 vpdpwuuds,vpdpwusds,vpdpwsuds m h
      da w0 l0 vsm3msg1,vsm3msg2,vsm4key4,vsm4rnds4 m h
      da f3,f2 w0 vsm4key4,vsm4rnds4 m h
      db 66 l0 vaesimc m
      dc 66 vaesenc m h
      dd 66 vaesenclast m h
      de 66 vaesdec m h
      df 66 vaesdeclast m h
      e0 i64 66 mem cmpoxadd m h
      e1 i64 66 mem cmpnoxadd m h
      e2 i64 66 mem cmpbxadd m h
      e3 i64 66 mem cmpaexadd m h
      e4 i64 66 mem cmpexadd m h
      e5 i64 66 mem cmpnexadd m h
      e6 i64 66 mem cmpbexadd m h
      e7 i64 66 mem cmpaxadd m h
      e8 i64 66 mem cmpsxadd m h
      e9 i64 66 mem cmpnsxadd m h
      ea i64 66 mem cmppxadd m h
      eb i64 66 mem cmpnpxadd m h
      ec i64 66 mem cmplxadd m h
      ed i64 66 mem cmpgexadd m h
      ee i64 66 mem cmplexadd m h
      ef i64 66 mem cmpgxadd m h
      f2 np l0 andn m h
      f3 np l0 /1,2,3 blsr,blsmsk,blsi m h
      f5 np,f3,f2 l0 bzhi,pext,pdep m h
      f6 f2 l0 mulx m h
      f7 l0 bextr,shlx,sarx,shrx m h
      """;

  /** Map 3, the counterpart of 0F 3A. */
  static final String MAP_3 =
      """
      00 66 w1 l1 vpermq m Ib
      01 66 w1 l1 vpermpd m Ib
      02 66 w0 vpblendd m h Ib
      04 66 w0 vpermilps m Ib
      05 66 w0 vpermilpd m Ib
      06 66 w0 l1 vperm2f128 m h Ib
      08 66 vroundps m Ib
      09 66 vroundpd m Ib
      0a 66 vroundss m h Ib
      0b 66 vroundsd m h Ib
      0c 66 vblendps m h Ib
      0d 66 vblendpd m h Ib
      0e 66 vpblendw m h Ib
      0f 66 vpalignr m h Ib
      14 66 l0 vpextrb m Ib
      15 66 l0 vpextrw m Ib
      16 66 l0 vpextrd,vpextrq m Ib
      17 66 l0 vextractps m Ib
      18 66 w0 l1 vinsertf128 m h Ib
      19 66 w0 l1 vextractf128 m Ib
      1d 66 w0 vcvtps2ph m Ib
      20 66 l0 vpinsrb m h Ib
      21 66 l0 vinsertps m h Ib
      22 66 l0 vpinsrd,vpinsrq m h Ib
      30 66 l0 reg kshiftrb,kshiftrw m Ib
      31 66 l0 reg kshiftrd,kshiftrq m Ib
      32 66 l0 reg kshiftlb,kshiftlw m Ib
      33 66 l0 reg kshiftld,kshiftlq m Ib
      38 66 w0 l1 vinserti128 m h Ib
      39 66 w0 l1 vextracti128 m Ib
      40 66 vdpps m h Ib
      41 66 l0 vdppd m h Ib
      42 66 vmpsadbw m h Ib
      44 66 vpclmulqdq m h Ib
      46 66 w0 l1 vperm2i128 m h Ib
      48 66 vpermil2ps m h Ib
      49 66 vpermil2pd m h Ib
      4a 66 w0 vblendvps m h Ib
      4b 66 w0 vblendvpd m h Ib
      4c 66 w0 vpblendvb m h Ib
      5c 66 vfmaddsubps m h Ib
      5d 66 vfmaddsubpd m h Ib
      60 66 l0 vpcmpestrm,vpcmpestrmq m Ib
      61 66 l0 vpcmpestri,vpcmpestriq m Ib
      62 66 l0 vpcmpistrm m Ib
      63 66 l0 vpcmpistri m Ib
      68 66 vfmaddps m h Ib
      69 66 vfmaddpd m h Ib
      6a 66 vfmaddss m h Ib
      6b 66 vfmaddsd m h Ib
      6c 66 vfmsubps m h Ib
      6d 66 vfmsubpd m h Ib
      6e 66 vfmsubss m h Ib
      6f 66 vfmsubsd m h Ib
      78 66 vfnmaddps m h Ib
      79 66 vfnmaddpd m h Ib
      7a 66 vfnmaddss m h Ib
      7b 66 vfnmaddsd m h Ib
      7c 66 vfnmsubps m h Ib
      7d 66 vfnmsubpd m h Ib
      7e 66 vfnmsubss m h Ib
      7f 66 vfnmsubsd m h Ib
      ce 66 w1 vgf2p8affineqb m h Ib
      cf 66 w1 vgf2p8affineinvqb m h Ib
      de 66 w0 l0 vsm3rnds2 m h Ib
      df 66 l0 vaeskeygenassist m Ib
      f0 f2 l0 rorx m Ib
      """;

  /** Map 7: model specific registers and tiles. */
  static final String MAP_7 =
      """
      f6 i64 f3,f2 w0 l0 reg /0 wrmsrns,rdmsr m Id
      f8 i64 f3,f2 w0 l0 reg /0 uwrmsr,urdmsr m Id
      f9 i64 np,66 w0 l0 mem t2rpntlvwz0rst1,t2rpntlvwz1rst1 m sib
      fd i64 w0 l0 reg tdpbf8ps,tdphf8ps,tdphbf8ps,tdpbhf8ps m h
      """;

  private VexLaterMaps() {}
}
