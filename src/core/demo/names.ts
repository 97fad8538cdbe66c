/** Invented names in the manner of the peoples of the hills of Quảng Ninh. Any likeness to a person is chance. */
import type { Sex } from '../children/imported-child.ts'
import type { Random } from './random.ts'

type NameStock = {
  families: readonly string[]
  male: readonly string[]
  female: readonly string[]
  middleMale: readonly string[]
  middleFemale: readonly string[]
}

const stocks: Record<string, NameStock> = {
  '01': {
    families: ['Nguyễn', 'Trần', 'Phạm', 'Vũ', 'Bùi', 'Đỗ', 'Lê', 'Đinh'],
    middleMale: ['Văn', 'Đức', 'Minh', 'Quang', 'Gia', 'Hữu', 'Tuấn', 'Anh'],
    middleFemale: ['Thị', 'Thu', 'Ngọc', 'Khánh', 'Bảo', 'Thanh', 'Phương'],
    male: [
      'An',
      'Bách',
      'Cường',
      'Dũng',
      'Duy',
      'Đạt',
      'Hải',
      'Hiếu',
      'Huy',
      'Khang',
      'Kiên',
      'Long',
      'Nam',
      'Phong',
      'Quân',
      'Sơn',
      'Thành',
      'Trung',
      'Việt',
    ],
    female: [
      'An',
      'Chi',
      'Diệp',
      'Dung',
      'Giang',
      'Hà',
      'Hân',
      'Hương',
      'Lan',
      'Linh',
      'Ly',
      'Mai',
      'My',
      'Ngân',
      'Nhi',
      'Thảo',
      'Trang',
      'Vân',
      'Yến',
    ],
  },
  '09': {
    families: ['Triệu', 'Bàn', 'Đặng', 'Chìu', 'Phùng', 'Lý'],
    middleMale: ['A', 'Quý', 'Tài', 'Sinh', 'Kim', 'Văn', 'Tiến', 'Đức', 'Tắc', 'Phúc'],
    middleFemale: ['Thị', 'Thị', 'Móc', 'Tài', 'Mùi', 'Sám', 'Kim', 'Thu'],
    male: [
      'Sống',
      'Tắc',
      'Nhì',
      'Lỷ',
      'Phúc',
      'Sềnh',
      'Ngân',
      'Hỉn',
      'Dất',
      'Cắm',
      'Phu',
      'Nảy',
      'Thồng',
      'Dảu',
      'Quay',
      'Sám',
      'Hùng',
      'Tuấn',
      'Dương',
      'Minh',
      'Khôi',
      'Thắng',
      'Bảo',
    ],
    female: [
      'Múi',
      'Mai',
      'Hoa',
      'Nhàn',
      'Liên',
      'Sìu',
      'Phương',
      'Vần',
      'Mẩy',
      'Nải',
      'Tà',
      'Pham',
      'Chạn',
      'Hạnh',
      'Ngọc',
      'Trà',
      'Thảo',
      'Linh',
      'Hiền',
      'Diệu',
    ],
  },
  '02': {
    families: ['Hoàng', 'Nông', 'Lục', 'Ma', 'Vi'],
    middleMale: ['Văn', 'Đình', 'Quốc', 'Ngọc', 'Trọng', 'Thế', 'Minh'],
    middleFemale: ['Thị', 'Thị', 'Thu', 'Ánh', 'Bích', 'Diễm', 'Minh'],
    male: [
      'Bằng',
      'Chiến',
      'Dân',
      'Điệp',
      'Hiệp',
      'Hoan',
      'Khoa',
      'Lâm',
      'Mạnh',
      'Nghĩa',
      'Pảo',
      'Quyết',
      'Tài',
      'Thiện',
      'Thuận',
      'Tú',
      'Vinh',
    ],
    female: [
      'Bích',
      'Chanh',
      'Đào',
      'Điểm',
      'Hoài',
      'Huệ',
      'Kiều',
      'Lệ',
      'Mơ',
      'Nga',
      'Nhung',
      'Oanh',
      'Quỳnh',
      'Thơm',
      'Thúy',
      'Uyên',
      'Xuân',
    ],
  },
  '15': {
    families: ['Trần', 'Ninh', 'Lỷ', 'Tằng', 'La'],
    middleMale: ['A', 'Văn', 'Sáng', 'Dì', 'Xuân', 'Tiến', 'Quang'],
    middleFemale: ['Thị', 'Thị', 'Sì', 'Móc', 'Kim', 'Hồng'],
    male: [
      'Cắm',
      'Chắn',
      'Coóng',
      'Dì',
      'Hếnh',
      'Lộc',
      'Múi',
      'Phóng',
      'Quẩy',
      'Sáng',
      'Thím',
      'Vòng',
      'Tuyên',
      'Đại',
      'Lực',
      'Nhất',
    ],
    female: ['Cú', 'Hín', 'Lằm', 'Múi', 'Nhỉ', 'Pằng', 'Sủi', 'Tám', 'Vằn', 'Duyên', 'Hậu', 'Loan', 'Thư', 'Trinh'],
  },
}

export const ethnicCodes = Object.keys(stocks)

const stockOf = (ethnicCode: string): NameStock => stocks[ethnicCode] ?? (stocks['01'] as NameStock)

export const familyName = (random: Random, ethnicCode: string): string => random.pick(stockOf(ethnicCode).families)

/** Middle and given name; two syllables that are the same are not put together. */
export const givenNames = (random: Random, ethnicCode: string, sex: Sex): string => {
  const stock = stockOf(ethnicCode)
  const middle = random.pick(sex === 'male' ? stock.middleMale : stock.middleFemale)
  let given = random.pick(sex === 'male' ? stock.male : stock.female)
  while (given === middle) given = random.pick(sex === 'male' ? stock.male : stock.female)
  return `${middle} ${given}`
}
