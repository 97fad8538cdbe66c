/**
 * The 14 groups of children in special circumstances and their 46 sub-groups as choices (Law on Children 102/2016/QH13,
 * Article 10; Decree 56/2017/NĐ-CP, Articles 3–16); the same codes as `reference/catalogues/special-circumstances.json`,
 * which a test compares. Those that are themselves secret stand apart.
 */
import { choice } from './fields.ts'

export const openGroups = [
  choice('HCDB01', 'Mồ côi cả cha và mẹ', 'Child orphaned of both parents'),
  choice('HCDB02', 'Bị bỏ rơi', 'Abandoned child'),
  choice('HCDB03', 'Không nơi nương tựa', 'Child with nobody to rely on (destitute of parental care)'),
  choice('HCDB04', 'Khuyết tật', 'Child with disability'),
  choice(
    'HCDB08',
    'Bỏ học kiếm sống',
    'Child who had to leave school to earn a living before finishing lower-secondary universal education',
  ),
  choice(
    'HCDB13',
    'Bệnh hiểm nghèo, dài ngày – hộ nghèo, cận nghèo',
    'Child with a critical illness or one needing long-term treatment, from a poor or near-poor household',
  ),
  choice(
    'HCDB14',
    'Di cư, lánh nạn, tị nạn',
    'Migrant, displaced or refugee child whose parents are not identified or who has no carer',
  ),
]

export const secretGroups = [
  choice('HCDB05', 'Nhiễm HIV/AIDS', 'Child living with HIV/AIDS'),
  choice('HCDB06', 'Vi phạm pháp luật', 'Child in conflict with the law'),
  choice('HCDB07', 'Nghiện ma túy', 'Child addicted to drugs'),
  choice('HCDB09', 'Tổn hại nghiêm trọng do bạo lực', 'Child seriously harmed physically and mentally by violence'),
  choice('HCDB10', 'Bị bóc lột', 'Exploited child'),
  choice('HCDB11', 'Bị xâm hại tình dục', 'Sexually abused child'),
  choice('HCDB12', 'Bị mua bán', 'Trafficked child'),
]

export const openSubgroups = [
  choice('HCDB01.01', 'không có người chăm sóc', 'No carer'),
  choice(
    'HCDB01.02',
    'nuôi dưỡng trong cơ sở cung cấp dịch vụ bảo vệ trẻ em hoặc cơ sở trợ giúp xã hội',
    'Cared for in a child-protection service facility or social-assistance facility',
  ),
  choice('HCDB01.03', 'sống với người thân thích', 'Living with relatives'),
  choice(
    'HCDB01.04',
    'được nhận chăm sóc thay thế bởi người không phải thân thích (trừ con nuôi)',
    'In alternative care with a non-relative person or family (adopted children excluded)',
  ),
  choice('HCDB02.01', 'chưa được chăm sóc thay thế', 'Not yet in alternative care'),
  choice('HCDB02.02', 'được chăm sóc thay thế', 'In alternative care'),
  choice('HCDB03.01', 'mồ côi cha/mẹ, người còn lại mất tích', 'One parent dead, the other legally missing'),
  choice(
    'HCDB03.02',
    'mồ côi cha/mẹ, người còn lại ở cơ sở TGXH hoặc không còn khả năng nuôi dưỡng',
    'One parent dead, the other cared for in a social-assistance facility or no longer able to care',
  ),
  choice(
    'HCDB03.03',
    'mồ côi cha/mẹ, người còn lại chấp hành án tù / CSGD bắt buộc / cai nghiện bắt buộc',
    'One parent dead, the other in prison, compulsory education facility or compulsory drug-treatment facility',
  ),
  choice('HCDB03.04', 'cả cha và mẹ mất tích', 'Both parents legally missing'),
  choice(
    'HCDB03.05',
    'cha/mẹ mất tích, người còn lại ở cơ sở TGXH',
    'One parent legally missing, the other cared for in a social-assistance facility',
  ),
  choice(
    'HCDB03.06',
    'cha/mẹ mất tích, người còn lại chấp hành án / bắt buộc',
    'One parent legally missing, the other in prison, compulsory education or compulsory drug-treatment facility',
  ),
  choice('HCDB03.07', 'cả cha và mẹ không còn khả năng chăm sóc', 'Both parents no longer able to care for the child'),
  choice('HCDB03.08', 'cả cha và mẹ ở cơ sở TGXH', 'Both parents cared for in a social-assistance facility'),
  choice(
    'HCDB03.09',
    'cả cha và mẹ chấp hành án / bắt buộc',
    'Both parents in prison, compulsory education or compulsory drug-treatment facility',
  ),
  choice(
    'HCDB03.10',
    'một người ở cơ sở TGXH, người kia chấp hành án / bắt buộc',
    'One parent in a social-assistance facility, the other in prison, compulsory education or compulsory drug-treatment facility',
  ),
  choice('HCDB03.11', 'cả cha và mẹ đều trong độ tuổi trẻ em', 'Both parents are themselves of child age'),
  choice(
    'HCDB03.12',
    'cha mẹ bị hạn chế quyền hoặc trẻ bị tạm thời cách ly',
    'Both parents have had parental rights restricted, or the child is temporarily separated from a parent by law',
  ),
  choice('HCDB04.01', 'đặc biệt nặng', 'Exceptionally severe disability'),
  choice('HCDB04.02', 'nặng', 'Severe disability'),
  choice('HCDB04.03', 'nhẹ', 'Mild disability'),
  choice('HCDB08.01', 'không có người chăm sóc', 'No carer'),
  choice('HCDB08.02', 'sống cùng cha, mẹ hoặc người chăm sóc', 'Living with parents or a carer'),
  choice('HCDB13.01', 'hộ nghèo', 'Poor household'),
  choice('HCDB13.02', 'hộ cận nghèo', 'Near-poor household'),
  choice('HCDB14.01', 'công dân Việt Nam', 'Vietnamese citizen, migrating or displaced inside the country'),
  choice('HCDB14.02', 'có quốc tịch nước ngoài', 'Foreign national without a carer'),
  choice(
    'HCDB14.03',
    'chưa xác định được quốc tịch',
    'Nationality or parents not identified, or no carer, entering Viet Nam',
  ),
]

export const secretSubgroups = [
  choice(
    'HCDB06.01',
    'đang bị xử lý hành chính (giáo dục tại xã, trường giáo dưỡng, quản lý tại gia đình)',
    'Under an administrative measure: education in the commune, reformatory school, or family supervision as a substitute measure',
  ),
  choice(
    'HCDB06.02',
    'chưa xác định nơi cư trú ổn định, giáo dục tại xã / cơ sở',
    'No stable residence, serving education-in-the-commune in the commune or in a child-protection / social-assistance facility',
  ),
  choice(
    'HCDB06.03',
    'đang chấp hành biện pháp tư pháp hoặc hình phạt',
    'Under a judicial measure or penalty (education in the commune, reformatory, non-custodial reform, prison, suspended sentence)',
  ),
  choice(
    'HCDB06.04',
    'đã chấp hành xong hình phạt tù hoặc trường giáo dưỡng',
    'Has finished a prison term or a reformatory measure',
  ),
  choice('HCDB07.01', 'trong cơ sở cai nghiện', 'In a drug-treatment facility'),
  choice('HCDB07.02', 'cai nghiện tại gia đình, cộng đồng', 'Treated at home or in the community'),
  choice('HCDB10.01', 'lao động trái quy định', 'Forced to work contrary to labour law'),
  choice(
    'HCDB10.02',
    'trình diễn hoặc sản phẩm khiêu dâm',
    'Drawn or forced into performances, or used in producing pornography',
  ),
  choice(
    'HCDB10.03',
    'du lịch tình dục; mại dâm',
    'Drawn or forced into tourism where the child is sexually abused; given, received or supplied for prostitution',
  ),
  choice(
    'HCDB10.04',
    'vận chuyển, mua bán, sản xuất, tàng trữ chất gây nghiện, hàng cấm',
    'Drawn or forced into carrying, trading, making or storing addictive substances or other banned goods',
  ),
  choice('HCDB10.05', 'trục lợi khác', 'Drawn or forced into other profit-making activity'),
  choice('HCDB11.01', 'bị hiếp dâm', 'Rape'),
  choice('HCDB11.02', 'bị cưỡng dâm', 'Sexual assault by coercion (abuse of dependence)'),
  choice('HCDB11.03', 'bị giao cấu', 'Sexual intercourse with a child'),
  choice('HCDB11.04', 'bị dâm ô', 'Indecent acts (molestation)'),
  choice('HCDB11.05', 'bị sử dụng vào mục đích mại dâm, khiêu dâm', 'Used for prostitution or pornography in any form'),
  choice('HCDB12.01', 'trở về sống với cha, mẹ', 'Returned and living with parents'),
  choice('HCDB12.02', 'trở về được nhận chăm sóc thay thế', 'Returned and placed in alternative care'),
]
